import { expect, test } from 'vitest'
import { inOrder, mayBeShuffled } from './question-order.ts'
import type { Page, Question } from './questionnaire.ts'
import { toSurveyJs } from './surveyjs-export.ts'
import { fromSurveyJs } from './surveyjs-import.ts'
import { templates } from './templates.ts'

const words = { zh: '题', en: 'Question' }
const question = (id: string, more: Partial<Question> = {}): Question =>
  ({ id, kind: 'nps', title: words, hint: null, required: false, visibleIf: null, ...more }) as Question
const questions = ['a', 'b', 'c', 'd'].map((id) => question(id))
const page: Page = { id: 'p1', title: null, random: true, questions }
const ids = (of: readonly Question[]) => of.map(({ id }) => id).join('')

test('each person is asked the questions of a page in an order of their own, the same when they come back', () => {
  const seen = new Set(Array.from({ length: 60 }, (_, seed) => ids(inOrder(page, String(seed)))))
  expect(seen.size).toBeGreaterThan(10)
  for (const order of seen) expect([...order].sort().join('')).toBe('abcd')
  expect(ids(inOrder(page, 'x'))).toBe(ids(inOrder(page, 'x')))
  expect(ids(inOrder({ ...page, random: false }, '7'))).toBe('abcd')
})

test('where one question speaks of another on its page, they stay as they stand', () => {
  const condition = { question: 'a', operator: 'at-most', value: 6 } as const
  const asks = [...questions.slice(0, 3), question('d', { visibleIf: condition })]
  const repeats = [
    ...questions.slice(0, 3),
    question('d', { title: { zh: '为什么 {{a}} 分？', en: 'Why {{a}}?' } }),
  ]
  for (const dependent of [asks, repeats]) {
    expect(mayBeShuffled({ questions: dependent })).toBe(false)
    for (let seed = 0; seed < 20; seed += 1)
      expect(ids(inOrder({ ...page, questions: dependent }, String(seed)))).toBe('abcd')
  }
  // What is said of an earlier page holds in any order.
  const about = questions.slice(1).map(({ id }) => question(id, { visibleIf: condition }))
  expect(mayBeShuffled({ questions: about })).toBe(true)
})

test('a random page goes out in the JSON of SurveyJS and comes back', () => {
  const whole = {
    ...templates.blank,
    pages: [page, { ...page, id: 'p2', random: false, questions: [question('e')] }],
  }
  const back = fromSurveyJs(toSurveyJs(whole))
  expect('questionnaire' in back && back.questionnaire.pages.map(({ random }) => random ?? false)).toEqual([
    true,
    false,
  ])
})
