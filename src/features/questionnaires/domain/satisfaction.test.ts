import { expect, test } from 'vitest'
import type { Question } from './questionnaire.ts'
import { resultsOf } from './results.ts'
import { dimensionsOf, leaningOf } from './satisfaction.ts'
import { templates } from './templates.ts'

const line = (...counts: (number | null)[]) => counts.map((count) => ({ count }))

test('people lean to one side or the other of the middle, all statements together', () => {
  expect(leaningOf([line(1, 0, 1, 2, 0, 4, 2)])).toMatchObject({ against: 20, neither: 20, for: 60 })
  expect(leaningOf([line(10, 0, 0, 0, 0, 0, 0), line(0, 0, 0, 0, 0, 0, 30)])).toMatchObject({
    against: 25,
    neither: 0,
    for: 75,
  })
  // What is not told of one statement is not told of all of them.
  expect(leaningOf([line(1, 0, 1, 2, 0, 4, 2), line(null, 0, 1, 2, null, 4, 2)])).toBeNull()
  expect(leaningOf([line(0, 0, 0, 0, 0, 0, 0)])).toBeNull()
})

const questions: readonly Question[] = templates.csi.pages.flatMap((page) => page.questions)
const answered = new Map(questions.map(({ id }) => [id, 5]))
const counts = questions.flatMap((question) =>
  question.kind === 'csi'
    ? question.rows.map(({ id }) => ({ question: question.id, part: id, value: '6', count: 5 }))
    : [],
)

test('each dimension has its weight, its mean, and the statements it was asked by', () => {
  const moments = { n: 5, sum: 30, sumSquares: 182 }
  const index = { product: moments, service: moments, value: moments }
  const results = resultsOf(questions, { answered, counts, index })
  const found = dimensionsOf(questions, { index, results })
  expect(found.map(({ dimension, weight }) => [dimension, weight])).toEqual([
    ['product', 0.4],
    ['service', 0.3],
    ['value', 0.2],
    ['emotion', 0.1],
  ])
  expect(found[0]?.figure).toMatchObject({ value: 6, n: 5 })
  expect(found[0]?.statements.map(({ row }) => row)).toEqual(['product1', 'product2', 'product3'])
  expect(found[3]?.figure).toBeNull()
})

test('a dimension’s mean is kept back where it would tell a statement’s', () => {
  const index = { product: { n: 5, sum: 30, sumSquares: 182 } }
  const results = resultsOf(questions, { answered, counts, index }).map((result) =>
    result.id === 'product'
      ? { ...result, rows: result.rows.map((row, place) => (place === 1 ? { ...row, figure: null } : row)) }
      : result,
  )
  expect(dimensionsOf(questions, { index, results })[0]?.figure).toBeNull()
})
