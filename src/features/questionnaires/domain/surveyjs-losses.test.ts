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
    ['after', 'condition'],
    ['q3', 'name'],
  ])
  const [page] = questionnaire.pages
  const named = (id: string) => ({
    ...questionnaire,
    pages: [{ ...page, questions: [{ ...questions[0], id }] }],
  })
  expect(shape.safeParse(named('q1')).success).toBe(true)
  for (const id of ['constructor', 'toString', 'hasOwnProperty', 'valueOf'])
    expect(shape.safeParse(named(id)).success, id).toBe(false)
})
