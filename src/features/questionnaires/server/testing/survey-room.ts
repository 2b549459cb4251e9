import { afterAll, inject } from 'vitest'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import type { Question, Questionnaire } from '../../domain/questionnaire.ts'
import { templates } from '../../domain/templates.ts'
import { questionnaires } from '../module.ts'
import { designer } from './opened-survey.ts'

/** Calls as whoever may design every survey. */
export const as = { as: designer }

/** The room on a database of its own, until the tests of the file are over. */
export async function openSurveyRoom(): Promise<TestHouse> {
  const house = await openTestHouse(inject('databaseServer'), [questionnaires])
  afterAll(() => house.close())
  return house
}

const words = (zh: string) => ({ zh, en: zh })

/** What a question has besides its kind: nobody has to answer it, everybody sees it. */
export const plain = { title: words('题'), hint: null, required: false, visibleIf: null }

/** Choices, rows or columns with these ids. */
export const options = (...ids: string[]) => ids.map((id) => ({ id, words: words(id) }))

/** A survey of these questions on one page. */
export const surveyOf = (...questions: Question[]): Questionnaire => ({
  ...templates.blank,
  pages: [{ id: 'p1', title: null, questions }],
})
