import { describe, expect, test } from 'vitest'
import { computed, numbersIn, refusalOf } from '../tests/computing.ts'
import { compute, methods } from './compute.ts'

test('every method computes its own example, at the confidence asked for, in plain JSON', () => {
  for (const method of methods) {
    const told = compute(method, method.example)
    expect(JSON.parse(JSON.stringify(told)), method.name).toEqual(told)
    expect(told, method.name).toMatchObject({
      confidence: 0.95,
      method: expect.any(String),
      warnings: expect.any(Array),
    })
    const surer = compute(method, { ...(method.example as object), confidence: 0.99 })
    expect(surer, method.name).toMatchObject({ confidence: 0.99 })
  }
})

test('every method names what is not known, what is missing and a confidence that cannot be', () => {
  for (const { name, example } of methods) {
    expect(refusalOf(name, { ...(example as object), scroes: 1 }), name).toContain('scroes is not known here')
    expect(refusalOf(name, {}), name).toContain('is missing')
    expect(refusalOf(name, { ...(example as object), confidence: 95 }), name).toContain(
      'confidence must be a number',
    )
    expect(refusalOf(name, [example]), name).toContain('the input must be an object')
  }
})

test.each([
  ['nps', { promoters: 1, passives: 2 }, 'detractors is missing'],
  ['nps', { scores: [11, null] }, 'scores.0 must be a whole number from 0 to 10'],
  ['nps', { scores: [1], method: 'exact' }, 'method must be one of wald, adjusted-wald'],
  [
    'nps-difference',
    { a: { promoters: 1, passives: 1, detractors: 1 }, b: { promoters: -1, passives: 0, detractors: 0 } },
    'b.promoters must be a whole number from 0',
  ],
  ['proportion', { successes: 5, n: 2 }, 'successes'],
  ['two-proportions', { a: { successes: 5, n: 2 }, b: { successes: 1, n: 2 } }, 'a does not'],
  ['ces', { answers: [[1, 2], [9]], scale: 'effort-5' }, 'answers.1.0 must be from 1 to 5'],
  ['csi', { respondents: [{ product: 1, service: 2, value: null, emotion: 3 }] }, 'respondents.0.value'],
  ['three-rates', { dispatched: 1, contacted: 2, reached: 0, solved: 0, satisfied: 0 }, 'at most 1'],
  ['correlation', { x: [1], y: [] }, 'y does not'],
  ['regression', { y: [1, 2], x: { a: [1] } }, 'x.a does not'],
  ['weights', { rows: [{ sex: 'f' }], targets: { sex: { m: 1 } } }, 'rows.0.sex'],
  ['weights', { rows: [{ sex: 'f' }], targets: { sex: { f: 0.5, m: 0.5 } } }, 'targets.sex.m'],
  ['holt-winters', { values: [1, 2, 3], period: 2, seasonal: 'additive' }, 'values'],
  [
    'holt-winters',
    { values: [1, 0, 3, 4], period: 2, seasonal: 'multiplicative' },
    '(zero 1, seasonal multiplicative)',
  ],
  ['holt-winters', { values: [1, 2, 3, 4], period: 1, seasonal: 'additive' }, 'period must be from 2'],
  ['stl', { values: [1, 2, 3, 4], period: 2, seasonalWindow: 7 }, 'values'],
  ['ewma', { values: [1], target: 0, lambda: 0.2, L: 3 }, 'sigma is missing (or s)'],
  ['nps', {}, 'scores is missing (or promoters, passives, detractors)'],
  ['nps', null, 'the input must be an object'],
  ['csi', { respondents: [{ product: 1, service: 2, value: 3 }] }, 'respondents.0.emotion'],
  ['u-chart', { defects: [1, 1], sizes: [1, 0] }, 'defects.1 does not'],
  ['p-chart', { defects: [1], sizes: [2.5] }, 'sizes.0 must be a whole number'],
  ['nps', { scores: ['NaN'] }, 'scores.0 must be a whole number from 0 to 10'],
  ['adjust', { p: [0.1, null], method: 'holm' }, 'p.1 must be a number from 0 to 1'],
  ['p-chart', { defects: [5], sizes: [4] }, 'defects.0'],
  ['u-chart', { defects: [5], sizes: [] }, 'sizes'],
  ['chi-square', { table: [[1, 2], [3]] }, '(width 2, row 1)'],
  ['adjust', { p: [0.1, 1.1], method: 'bh' }, 'p.1 must be a number from 0 to 1'],
])('%s of %j is refused by name', (name, input, says) => {
  expect(refusalOf(name, input)).toContain(says)
})

test('however sure or unsure somebody wants to be, an interval holds its value, and what no number can say is refused by name', () => {
  for (const { name, example } of methods)
    for (const confidence of [1e-300, 1e-12, 0.5, 0.999999999]) {
      const { value, low, high } = computed(name, { ...(example as object), confidence })
      if (typeof value !== 'number') continue
      if (typeof low === 'number') expect(low, name).toBeLessThanOrEqual(value)
      if (typeof high === 'number') expect(high, name).toBeGreaterThanOrEqual(value)
    }
  expect(refusalOf('nps', { scores: [1], confidence: 1 - 2 ** -53 })).toBe(
    'confidence must be above 0 and below 1',
  )
})

test('a million wrong numbers are told of in a sentence, and fields of other programs are not taken for ours', () => {
  expect(refusalOf('csat', { scores: new Array(90_000).fill(9) }).length).toBeLessThan(2000)
  expect(refusalOf('nps', JSON.parse('{"__proto__": 1, "scores": []}'))).toContain(
    '__proto__ is not known here',
  )
})

describe('what nothing can be said of', () => {
  test.each([
    ['nps', { scores: [null, null] }],
    [
      'nps-difference',
      { a: { promoters: 0, passives: 0, detractors: 0 }, b: { promoters: 1, passives: 0, detractors: 0 } },
    ],
    ['proportion', { successes: 0, n: 0 }],
    ['two-proportions', { a: { successes: 0, n: 0 }, b: { successes: 1, n: 2 } }],
    [
      'chi-square',
      {
        table: [
          [0, 0],
          [0, 0],
        ],
      },
    ],
    ['chi-square', { table: [[5, 3]] }],
    ['means', { a: [], b: [1, 2] }],
    ['anova', { groups: {} }],
    ['anova', { groups: { a: [1, 1], b: [1, 1] } }],
    ['kruskal', { groups: { a: [1, 1], b: [1, 1] } }],
    ['correlation', { x: [1, 1, 1], y: [1, 2, 3] }],
    ['regression', { y: [], x: {} }],
    ['regression', { y: [4, 4, 4], x: { a: [1, 2, 3] } }],
    ['reliability', { items: [] }],
    [
      'reliability',
      {
        items: [
          [1, 2],
          [1, 2],
        ],
      },
    ],
    ['csat', { scores: [] }],
    ['ces', { answers: [[null]], scale: 'agreement-7' }],
    ['csi', { respondents: [], missing: 'renormalise' }],
    ['weights', { weights: [0, 0] }],
  ])('%s of %j: value null and a warning, or none', (name, input) => {
    const told = computed(name, input)
    expect(told.value).toBeNull()
    expect(numbersIn(told).every(Number.isFinite)).toBe(true)
    expect(told.warnings).not.toEqual([])
  })

  test('one value has no band, one item no reliability, and what is too little for a test says so', () => {
    expect(computed('baseline', { points: [{ time: '2026-01-01', value: 7 }] }).points).toMatchObject([
      { expected: 7, low: null, high: null, outside: false },
    ])
    expect(computed('reliability', { items: [[1], [2], [4]] }).warnings).toEqual(['oneGroup'])
    const alike = [
      [1, 1],
      [2, 2],
      [4, 4],
    ]
    expect(computed('reliability', { items: alike })).toMatchObject({ value: 1, warnings: ['exactLine'] })
    expect(computed('kruskal', { groups: { a: [1, 2, 3], b: [4, 5, 6, 7, 8] } }).warnings).toEqual([
      'smallSample',
    ])
  })

  test('numbers as large or as small as they may be do not break a test', () => {
    for (const size of [1e100, 1e-100]) {
      const told = computed('means', { a: [size, -size, size / 2], b: [size / 3, (2 * size) / 3, size] })
      expect(told.warnings).toEqual([])
      expect(told.p).toBeCloseTo(0.5, 1)
    }
    expect(refusalOf('means', { a: [1e101], b: [] })).toContain('a.0 must be a number from -1e+100 to 1e+100')
  })
})

test('skipped answers are in no n, and a share counts respondents', () => {
  expect(computed('nps', { scores: [10, null, 9, 0, null] })).toMatchObject({
    n: 3,
    promoters: 2,
    detractors: 1,
  })
  expect(computed('csat', { scores: [5, null, 1] })).toMatchObject({
    n: 2,
    value: 0.5,
    mean: 3,
    meanInterval: { low: 1, high: 5 },
  })
  expect(computed('ces', { answers: [[1, null, 3], [null]], scale: 'effort-5' })).toMatchObject({
    n: 1,
    value: 2,
    warnings: ['oneAnswer', 'skipped'],
  })
})

test('NPS: the interval asked for is taken; without a choice answers all alike get the adjusted one', () => {
  const small = { promoters: 6, passives: 3, detractors: 1 }
  expect(computed('nps', small)).toMatchObject({ method: 'nps/wald', warnings: ['smallSample'] })
  const adjusted = computed('nps', { ...small, method: 'adjusted-wald' })
  const [promoters, detractors] = [6.75 / 13, 1.75 / 13]
  expect(adjusted).toMatchObject({ value: 50, n: 10, method: 'nps/adjusted-wald', warnings: [] })
  expect(adjusted.variance).toBeCloseTo(promoters + detractors - (promoters - detractors) ** 2, 12)
  expect(computed('nps', { promoters: 5, passives: 0, detractors: 0 })).toMatchObject({
    method: 'nps/adjusted-wald',
    warnings: ['allAlike'],
  })
})

test('a large table of which only four cells hold anything is tested as the four, corrected when asked', () => {
  const table = Array.from({ length: 600 }, (_, i) =>
    Array.from({ length: 600 }, (_one, j) => (i < 2 && j < 2 ? 5 + i + 2 * j : 0)),
  )
  const four = table.slice(0, 2).map((row) => row.slice(0, 2))
  expect(computed('chi-square', { table, yates: true }).statistic).toBeCloseTo(
    computed('chi-square', { table: four, yates: true }).statistic,
    12,
  )
})

test('effort on both scales says which way is better', () => {
  expect(computed('ces', { answers: [[5], [1]], scale: 'effort-5' })).toMatchObject({
    direction: 'lower-is-better',
    highEffort: { value: 0.5 },
    goal: { atMost: 2 },
  })
  expect(computed('ces', { answers: [[7], [3], [4]], scale: 'agreement-7' })).toMatchObject({
    direction: 'higher-is-better',
    highEffort: { value: 1 / 3 },
    goal: null,
  })
})

test('CSI: 100 · (W − 1) ÷ 6 of each respondent, gaps weighed out when asked', () => {
  const all = { product: 7, service: 4, value: 4, emotion: 1 }
  const told = computed('csi', { respondents: [all, { ...all, product: null }], missing: 'renormalise' })
  const whole = (0.4 * 7 + 0.3 * 4 + 0.2 * 4 + 0.1 * 1 - 1) / 6
  const rest = ((0.3 * 4 + 0.2 * 4 + 0.1 * 1) / 0.6 - 1) / 6
  const scores = told.scores as number[]
  expect(scores[0]).toBeCloseTo(100 * whole, 10)
  expect(scores[1]).toBeCloseTo(100 * rest, 10)
  expect(told.value).toBeCloseTo((100 * (whole + rest)) / 2, 10)
  expect(told.se).toBeCloseTo((100 * Math.abs(whole - rest)) / 2, 10)
  const { product: _, ...without } = all
  expect(computed('csi', { respondents: [all, without], missing: 'renormalise' })).toEqual(told)
})

test('seasons around a mean of nothing grow without end: null with a warning, never Infinity', () => {
  const values = Array.from({ length: 12 }, (_, i) => (i % 2 ? 1 : -1))
  const told = computed('holt-winters', { values, period: 2, seasonal: 'multiplicative', horizon: 2 })
  expect(told.warnings).toContain('notFinite')
  expect(told.sse).toBeNull()
  expect(numbersIn(told).every(Number.isFinite)).toBe(true)
})

test('a series without any movement is itself for ever', () => {
  const values = new Array<number>(30).fill(4)
  const told = computed('holt-winters', { values, period: 7, seasonal: 'additive', horizon: 2 })
  expect(told).toMatchObject({ sse: 0, forecast: [{ value: 4, low: 4, high: 4 }, { value: 4 }] })
  const parts = computed('stl', { values, period: 7, seasonalWindow: 'periodic', robust: true })
  expect(numbersIn(parts).every(Number.isFinite)).toBe(true)
  for (const one of parts.trend) expect(one).toBeCloseTo(4, 9)
})
