import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flawsIn } from './check-questionnaire.ts'
import {
  earlierThan,
  freshQuestion,
  moved,
  movedTo,
  withCopy,
  withoutPage,
  withoutQuestion,
  withPage,
  withQuestion,
} from './editing.ts'
import { kinds, type Questionnaire, questionsOf } from './questionnaire.ts'
import { whatItTells } from './telling.ts'
import { templates } from './templates.ts'

const titles = Object.fromEntries(kinds.map((kind) => [kind, { zh: kind, en: kind }])) as Parameters<
  typeof freshQuestion
>[2]
const ids = (questionnaire: Questionnaire) =>
  questionnaire.pages.map(({ questions }) => questions.map(({ id }) => id))
const csi = templates.csi

test('a question of every kind can be asked as soon as it is added', () => {
  const whole = kinds.reduce(
    (so, kind) => withQuestion(so, freshQuestion(so, kind, titles), null),
    templates.blank as Questionnaire,
  )
  expect(flawsIn(whole)).toEqual([])
  expect(ids(whole)).toEqual([kinds.map((_, index) => `q${index + 1}`)])
})

test('questions move one place, over the edge of a page, and not past the ends', () => {
  expect(ids(moved(csi, 'service', -1))).toEqual([['product', 'service'], [], ['value'], ['emotion']])
  expect(ids(moved(csi, 'service', 1))).toEqual([['product'], [], ['service', 'value'], ['emotion']])
  expect(moved(csi, 'product', -1)).toBe(csi)
  expect(moved(csi, 'emotion', 1)).toBe(csi)
  expect(ids(moved(templates.nps, 'why', -1))).toEqual([['why', 'nps']])
  expect(ids(movedTo(csi, 'product', 'value'))).toEqual([[], ['service'], ['value', 'product'], ['emotion']])
  expect(ids(movedTo(csi, 'emotion', 'product'))).toEqual([
    ['emotion', 'product'],
    ['service'],
    ['value'],
    [],
  ])
})

test('whatever is moved, nothing is lost and nothing doubled', () => {
  const one = fc.constantFrom(...questionsOf(csi).map(({ id }) => id))
  const step = fc.oneof(
    fc.tuple(one, fc.constantFrom(-1 as const, 1 as const)).map(
      ([id, by]) =>
        (so: Questionnaire) =>
          moved(so, id, by),
    ),
    fc.tuple(one, one).map(
      ([id, to]) =>
        (so: Questionnaire) =>
          movedTo(so, id, to),
    ),
    fc.constant(withPage),
    fc.constantFrom('p1', 'product', 'service').map((id) => (so: Questionnaire) => withoutPage(so, id)),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const end = steps.reduce((so, change) => change(so), csi)
      expect(ids(end).flat().sort()).toEqual(ids(csi).flat().sort())
      expect(new Set(end.pages.map(({ id }) => id)).size).toBe(end.pages.length)
    }),
  )
})

test('a copy stands behind its original under a name of its own; a page that goes leaves its questions', () => {
  const copied = withCopy(templates.nps, 'nps')
  expect([ids(copied.questionnaire), copied.id]).toEqual([[['nps', 'q1', 'why']], 'q1'])
  expect(ids(withoutPage(csi, 'product'))).toEqual([['product', 'service'], ['value'], ['emotion']])
  expect(ids(withoutQuestion(templates.nps, 'nps'))).toEqual([['why']])
  expect(withoutPage(templates.nps, 'p1')).toBe(templates.nps)
  expect(earlierThan(csi, 'value').map(({ id }) => id)).toEqual(['product', 'service'])
})

test('what a survey will tell: a share to three points needs 1,068 answers, an NPS its own number', () => {
  const [nps] = whatItTells(templates.nps, 400)
  expect(nps?.needed).toEqual([
    { margin: 10, n: 385 },
    { margin: 5, n: 1537 },
    { margin: 3, n: 4269 },
  ])
  expect(nps?.margin).toBeCloseTo(9.8, 1)
  const [share] = whatItTells(templates.csat, 1068)
  expect(share?.needed.at(-1)).toEqual({ margin: 3, n: 1068 })
  expect(share?.margin).toBeCloseTo(3, 1)
  expect(whatItTells(templates.ces, 100)[0]?.margin).toBeCloseTo((1.96 * 1.1) / 10, 2)
  expect(whatItTells(templates.csi, 100)[0]?.figure).toBe('index')
  expect(whatItTells(templates.blank, 100)).toEqual([])
})
