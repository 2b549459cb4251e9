import { census, isCensus } from '@huixiang/cx-stats/census.ts'
import type { Estimate } from '@huixiang/cx-stats/estimate.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Expression, functionNames, metricsIn, writtenAs } from './expression.ts'
import { isProblem, parseExpression } from './parse.ts'
import { workOut } from './work-out.ts'

const keys = ['voices', 'complaints', 'closed', 'csat']
const read = (text: string) => parseExpression(text, keys)
const parsed = (text: string): Expression => {
  const expression = read(text)
  if (isProblem(expression)) throw new Error(JSON.stringify(expression))
  return expression
}
const estimate = (value: number | null, half = 1, n = 10): Estimate => ({
  ...{ value, n, confidence: 0.95, method: 'test' },
  low: value === null ? null : value - half,
  high: value === null ? null : value + half,
})
const parts = new Map([
  ['voices', estimate(200, 20, 200)],
  ['complaints', estimate(50, 10, 50)],
  ['closed', estimate(0, 0, 0)],
  ['csat', estimate(null, 0, 0)],
])
const value = (text: string) => workOut(parsed(text), parts).value

test.each([
  ['complaints ÷ voices × 100', 25],
  ['100*complaints/voices', 25],
  ['voices − complaints − 10', 140],
  ['voices - (complaints - 10)', 160],
  ['voices / 4 / 5', 10],
  ['-complaints + 2 × (voices ＋ 1)', 352],
  ['min(complaints, voices, 70)', 50],
  ['MAX(complaints，voices)', 200],
  ['coalesce(csat, complaints)', 50],
  ['coalesce(complaints / closed, 0)', 0],
  ['（voices）', 200],
  ['--complaints', 50],
])('%s comes to %d', (text, expected) => {
  expect(value(text)).toBe(expected)
})

test.each([
  ['voices + complaintz', 'unknownMetric', 10, 'complaintz', 'complaints'],
  ['voices + foo', 'unknownMetric', 10, 'foo', null],
  ['voices ÷', 'unfinished', 9, '', null],
  ['(voices', 'unfinished', 8, '', null],
  ['voices)', 'unexpected', 7, ')', null],
  ['voices complaints', 'unexpected', 8, 'complaints', null],
  ['voices + ; drop', 'unknownSign', 10, ';', null],
  ['投诉 ÷ voices', 'unknownSign', 1, '投', null],
  ['min(voices)', 'tooFewValues', 1, 'min', null],
  ['1 + 2', 'noMetric', 1, '', null],
  ['', 'unfinished', 1, '', null],
  [`${'('.repeat(40)}voices${')'.repeat(40)}`, 'tooDeep', 21, '(', null],
  [`${'-'.repeat(40)}voices`, 'tooDeep', 20, '-', null],
  ['voices + 1.2.3', 'unknownSign', 13, '.', null],
  ['voices'.padEnd(600), 'tooLong', 501, '', null],
  ['constructor', 'unknownMetric', 1, 'constructor', null],
])('%s is refused: %s at sign %d', (text, problem, at, word, meant) => {
  expect(read(text)).toEqual({ problem, at, word, meant })
})

test('what is missing stays missing, and nothing is divided by nothing', () => {
  expect(workOut(parsed('csat + 1'), parts)).toMatchObject({ value: null, n: 0, low: null, high: null })
  expect(workOut(parsed('csat + 1'), parts).warnings).toBeUndefined()
  const divided = workOut(parsed('complaints ÷ closed'), parts)
  expect(divided).toMatchObject({ value: null, low: null, high: null, warnings: ['dividedByZero'] })
  const beyond = workOut(
    parsed('voices × complaints'),
    new Map([
      ['voices', estimate(1e200)],
      ['complaints', estimate(1e200)],
    ]),
  )
  expect(beyond).toMatchObject({ value: null, warnings: ['beyondNumbers'] })
})

test('the interval is the worst that the intervals of its metrics allow, and n the fewest', () => {
  expect(workOut(parsed('voices + complaints'), parts)).toMatchObject({
    value: 250,
    low: 220,
    high: 280,
    n: 50,
  })
  expect(workOut(parsed('voices − complaints'), parts)).toMatchObject({ value: 150, low: 120, high: 180 })
  expect(workOut(parsed('complaints − complaints'), parts)).toMatchObject({ value: 0, low: 0, high: 0 })
  // By slopes 1/200 and −50/200²: 10/200 + 20·50/200².
  const ratio = workOut(parsed('complaints ÷ voices'), parts)
  expect(ratio.value).toBe(0.25)
  expect(ratio.low).toBeCloseTo(0.25 - 0.075, 12)
  expect(ratio.high).toBeCloseTo(0.25 + 0.075, 12)
  const uneven = { ...estimate(0.9), low: 0.5, high: 0.95 }
  const turned = workOut(parsed('1 − csat'), new Map([['csat', uneven]]))
  expect([turned.low, turned.high].map((one) => Number(one?.toFixed(12)))).toEqual([0.05, 0.5])
  const without = workOut(parsed('csat + 1'), new Map([['csat', { ...uneven, high: null }]]))
  expect(without).toMatchObject({ value: 1.9, low: null, high: null, method: 'expression/no-interval' })
})

const expressions = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...keys).map((key): Expression => ({ kind: 'metric', key })),
    fc
      .integer({ min: 0, max: 100_000 })
      .map((hundredths): Expression => ({ kind: 'number', value: hundredths / 100 })),
    tie('expression').map((of): Expression => ({ kind: 'negative', of })),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('expression'), tie('expression'))
      .map(([sign, left, right]): Expression => ({ kind: 'pair', sign, left, right })),
    fc
      .tuple(fc.constantFrom(...functionNames), fc.array(tie('expression'), { minLength: 2, maxLength: 3 }))
      .map(([name, of]): Expression => ({ kind: 'function', name, of })),
  ),
})).expression
const withMetric = expressions.filter((one) => metricsIn(one).length > 0)
const written = (one: Expression) => writtenAs(one, (key) => key)

test('what is written from an expression is read as the same again', () => {
  fc.assert(
    fc.property(withMetric, (one) => {
      fc.pre([...written(one)].length <= 500)
      expect(read(written(one))).toEqual(one)
    }),
  )
})

test('no text whatever makes it fail or never end: it is an expression or says where it is none', () => {
  const pieces = fc.constantFrom(
    ...keys,
    'min',
    'max(',
    '(',
    ')',
    ',',
    '+',
    '−',
    '÷',
    '×',
    ' ',
    '1',
    '2.5',
    'x',
    '。',
    '𝒙',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const result = read(text)
      if (isProblem(result)) expect(result.at).toBeGreaterThanOrEqual(1)
      else expect(metricsIn(result).length).toBeGreaterThan(0)
    }),
  )
})

test('whatever the parts are, a figure is finite or null, and its interval holds its value', () => {
  const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null })
  const estimates = fc.tuple(value, fc.nat(1000)).map(([one, half]) => estimate(one, half))
  fc.assert(
    fc.property(withMetric, fc.tuple(estimates, estimates, estimates, estimates), (one, four) => {
      const told = workOut(one, new Map(keys.map((key, index) => [key, four[index] as Estimate])))
      for (const number of [told.value, told.low, told.high])
        expect(number === null || Number.isFinite(number)).toBe(true)
      if (told.value !== null && told.low !== null && told.high !== null) {
        expect(told.low).toBeLessThanOrEqual(told.value)
        expect(told.high).toBeGreaterThanOrEqual(told.value)
      }
    }),
  )
})

test('what is made of what was counted through alone is as certain; beside what varies it is not', () => {
  const open = new Map([...parts, ['closed', census(90)]])
  expect(workOut(parsed('closed ÷ 2'), open)).toMatchObject({ value: 45, low: 45, high: 45 })
  expect(['closed ÷ 2', 'closed ÷ voices'].map((text) => isCensus(workOut(parsed(text), open)))).toEqual([
    true,
    false,
  ])
})
