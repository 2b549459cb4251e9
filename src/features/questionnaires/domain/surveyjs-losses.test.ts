import { expect, test } from 'vitest'
import { questionnaire as shape } from '../contract/questionnaire.ts'
import { fromSurveyJs } from './surveyjs-import.ts'

const imported = (json: unknown) => {
  const found = fromSurveyJs(json)
  if ('problem' in found) throw new Error(found.problem)
  return { ...found, questions: found.questionnaire.pages.flatMap(({ questions }) => questions) }
}

test('what is too long is cut and said, and a question deep in panels comes along', () => {
  let nested: unknown = { type: 'text', name: 'deep' }
  for (let depth = 0; depth < 20; depth += 1)
    nested = { type: 'panel', name: `n${depth}`, elements: [nested] }
  const long = '长'.repeat(501)
  const { questions, left } = imported({
    title: long,
    pages: [
      {
        title: { en: long },
        elements: [
          nested,
          { type: 'comment', name: 'why', title: { default: 'short', 'zh-cn': long } },
          { type: 'radiogroup', name: 'one', choices: [{ value: 1, text: long }] },
          { type: 'matrix', name: 'grid', rows: Array.from({ length: 51 }, (_, i) => i), columns: ['x'] },
        ],
      },
    ],
  })
  expect(questions.map(({ id }) => id)).toEqual(['deep', 'why', 'one', 'grid'])
  expect(left.filter(({ what }) => what !== 'panel').map(({ at, what }) => [at, what])).toEqual([
    ['p1', 'words'],
    ['why', 'words'],
    ['one', 'words'],
    ['grid', 'options'],
    ['title', 'words'],
  ])
})

test('a name that every object answers to is given to no question and no row', () => {
  const { questionnaire, questions, left } = imported({
    elements: [
      { type: 'text', name: 'constructor', isRequired: true },
      { type: 'text', name: 'after', visibleIf: '{constructor} notempty' },
      { type: 'matrix', name: 'toString', rows: ['valueOf', '__proto__', 'b'], columns: ['x'] },
    ],
  })
  expect(questions.map(({ id }) => id)).toEqual(['q1', 'after', 'q3'])
  expect(questions[2]).toMatchObject({ rows: [{ id: 'valueOf_1' }, { id: '__proto___2' }, { id: 'b' }] })
  expect(left.map(({ at, what }) => [at, what])).toEqual([
    ['q1', 'name'],
    ['q3', 'name'],
  ])
  expect(questions[1]?.visibleIf).toEqual({ question: 'q1', operator: 'answered', value: null })
  const [page] = questionnaire.pages
  const named = (id: string) => ({
    ...questionnaire,
    pages: [{ ...page, questions: [{ ...questions[0], id }] }],
  })
  expect(shape.safeParse(named('q1')).success).toBe(true)
  for (const id of ['constructor', 'toString', 'hasOwnProperty', 'valueOf'])
    expect(shape.safeParse(named(id)).success, id).toBe(false)
})

test('a question that is called by a Chinese name is spoken of under the one it gets here, and shows its name where it has no title', () => {
  const { questions, left } = imported({
    elements: [
      { type: 'rating', name: '打分', rateMin: 0, rateMax: 10 },
      { type: 'comment', name: '原因', title: '您打了 {打分} 分，{ 打分 }？', visibleIf: '{打分} <= 6' },
      { type: 'radiogroup', name: 'where-1', title: '在哪里？', choices: [{ value: 'a', text: '{打分}' }] },
      { type: 'text', name: 'who', title: '{where-1}、{nobody}', visibleIf: "{where-1} = 'a'" },
    ],
  })
  expect(questions.map(({ id, title }) => [id, title.zh])).toEqual([
    ['q1', '打分'],
    ['q2', '您打了 {{q1}} 分，{{q1}}？'],
    ['where_1', '在哪里？'],
    ['who', '{{where_1}}、{{nobody}}'],
  ])
  expect(questions[2]).toMatchObject({ choices: [{ words: { zh: '{{q1}}' } }] })
  expect(questions.map(({ visibleIf }) => visibleIf)).toEqual([
    null,
    { question: 'q1', operator: 'at-most', value: 6 },
    null,
    { question: 'where_1', operator: 'equals', value: 'a' },
  ])
  expect(left.map(({ what }) => what)).toEqual(['name', 'name', 'name'])
})

test('yes or no stays a choice of two, so that nobody who must answer has to say yes; a ticked box is a consent', () => {
  const { questions } = imported({
    elements: [
      { type: 'boolean', name: 'came', title: 'Did it come?', isRequired: true, labelFalse: 'Not yet' },
      { type: 'comment', name: 'what', visibleIf: '{came} = false' },
      { type: 'boolean', name: 'ok', renderAs: 'checkbox' },
      { type: 'text', name: 'number', visibleIf: '{ok} = true' },
    ],
  })
  expect(questions[0]).toMatchObject({
    kind: 'single',
    choices: [
      { id: 'true', words: { zh: '是', en: 'Yes' } },
      { id: 'false', words: { zh: 'Not yet', en: 'Not yet' } },
    ],
  })
  expect(questions[1]?.visibleIf).toEqual({ question: 'came', operator: 'equals', value: 'false' })
  expect(questions[2]?.kind).toBe('consent')
  expect(questions[3]?.visibleIf).toEqual({ question: 'ok', operator: 'answered', value: null })
})

test('a rating by points that no scale here has becomes a choice of them, and is not lost', () => {
  const { questions, left } = imported({
    elements: [
      { type: 'rating', name: 'ten', rateMax: 10, minRateDescription: 'bad' },
      { type: 'rating', name: 'four', rateCount: 4 },
      { type: 'rating', name: 'tens', rateMin: 0, rateMax: 10, rateStep: 2 },
      { type: 'rating', name: 'endless', rateMin: 0, rateMax: 1e308 },
    ],
  })
  const offered = questions.map((one) => ('choices' in one ? one.choices.map(({ id }) => id).join() : ''))
  expect(offered).toEqual(['1,2,3,4,5,6,7,8,9,10', '1,2,3,4', '0,2,4,6,8,10'])
  expect(left).toEqual([
    { at: 'ten', what: 'property', detail: 'minRateDescription' },
    { at: 'endless', what: 'kind', detail: 'rating' },
  ])
})
