import { expect, test } from 'vitest'
import { asked, canHold, operatorsFor } from './conditions.ts'
import { freshQuestion } from './editing.ts'
import { answersLeadingTo } from './example-answers.ts'
import { kinds, type Question, type Questionnaire } from './questionnaire.ts'
import { templates } from './templates.ts'

const words = { zh: '题', en: 'question' }
const titles = Object.fromEntries(kinds.map((kind) => [kind, words])) as Parameters<typeof freshQuestion>[2]
const surveyOf = (...questions: Question[]): Questionnaire => ({
  ...templates.blank,
  pages: questions.map((question, index) => ({ id: `p${index}`, title: null, questions: [question] })),
})
const isAsked = (survey: Questionnaire, id: string) =>
  asked(survey, answersLeadingTo(survey, id)).questions.some((question) => question.id === id)

test('answers are made up that lead to a question, whatever its condition says of whichever kind, and however long the way', () => {
  for (const kind of kinds.filter((one) => one !== 'file')) {
    const first = { ...freshQuestion(templates.blank, kind, titles), id: 'first', required: false }
    const values = 'choices' in first ? first.choices.map(({ id }) => id) : [1, 3, 5]
    for (const operator of operatorsFor[kind])
      for (const value of [null, ...values]) {
        const visibleIf = { question: 'first', operator, value }
        const second: Question = { ...freshQuestion(templates.blank, 'nps', titles), id: 'second', visibleIf }
        const third: Question = {
          ...freshQuestion(templates.blank, 'consent', titles),
          id: 'third',
          visibleIf: { question: 'second', operator: 'at-most', value: 6 },
        }
        if ((value === null) === ['answered', 'unanswered'].includes(operator) && canHold(visibleIf, first))
          expect(isAsked(surveyOf(first, second, third), 'third'), JSON.stringify(visibleIf)).toBe(true)
      }
  }
})

test('a question that everybody is asked needs no answers before it, and one that is not there none at all', () => {
  const survey = surveyOf(freshQuestion(templates.blank, 'nps', titles))
  expect(answersLeadingTo(survey, 'q1')).toEqual({})
  expect(answersLeadingTo(survey, 'nobody')).toEqual({})
})
