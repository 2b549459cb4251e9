import { expect, test } from 'vitest'
import { computed } from '../tests/computing.ts'
import { near } from '../tests/near.ts'

// Figures that statsmodels' own tests hold it to (most of them R's): stats/tests/test_proportion.py, results_proportion.py, test_multi.py, tsa/tests/test_holtwinters.py.

test.each([
  [18, 20, 0.6989663547715128, 0.972133518786232],
  [4, 20, 0.0806576625797981, 0.4160174322518935],
  [4, 200, 0.00780442641634947, 0.05028708690582643],
  [190, 200, 0.910421851861224, 0.972617354399236],
])('Wilson’s interval of %d of %d (proportion_confint)', (successes, n, low, high) => {
  const told = computed('proportion', { successes, n })
  near(told.low, low)
  near(told.high, high)
})

test.each([
  [1, 30, 0.00590859, 0.16670391],
  [29, 30, 0.8332961, 0.9940914],
  [0, 30, 0, 0.11351339],
  [30, 30, 0.8864866, 1],
])('Wilson’s interval of %d of %d, at the edges', (successes, n, low, high) => {
  const told = computed('proportion', { successes, n })
  expect(told.low).toBeCloseTo(low, 7)
  expect(told.high).toBeCloseTo(high, 7)
})

test('two shares (proportions_ztest)', () => {
  const told = computed('two-proportions', { a: { successes: 5, n: 83 }, b: { successes: 12, n: 99 } })
  near(told.statistic, -1.4078304151258787)
  near(told.p, 0.15918129181156992)
})

const smokers = [
  { successes: 73, n: 86 },
  { successes: 90, n: 93 },
  { successes: 114, n: 136 },
  { successes: 75, n: 82 },
] as const

test('four shares together (proportions_chisquare)', () => {
  const table = smokers.map(({ successes, n }) => [successes, n - successes])
  const told = computed('chi-square', { table })
  near(told.statistic, 11.11938768628861)
  near(told.p, 0.011097511366581344)
  expect(told.df).toBe(3)
})

test('each pair of four shares, and all pairs by Holm (proportions_chisquare_allpairs)', () => {
  const [a, b, c, d] = smokers
  const pairs = [
    { a, b },
    { a, b: c },
    { a, b: d },
    { a: b, b: c },
    { a: b, b: d },
    { a: c, b: d },
  ]
  const p = pairs.map((pair) => computed('two-proportions', pair).p as number)
  const raw = [
    0.00533824886503131, 0.8327574849753566, 0.1880573726722516, 0.002026764254350234, 0.1309487516334318,
    0.1076118730631731,
  ]
  p.forEach((one, i) => {
    near(one, raw[i] as number)
  })
  const holm = [
    0.02669124432515654, 0.8327574849753566, 0.4304474922526926, 0.0121605855261014, 0.4304474922526926,
    0.4304474922526926,
  ]
  ;(computed('adjust', { p, method: 'holm' }).adjusted as number[]).forEach((one, i) => {
    near(one, holm[i] as number)
  })
})

test('ten p-values in any order (multipletests)', () => {
  const p = [
    0.838541367553, 0.642193923795, 0.680845947633, 0.967833824309, 0.71626938238, 0.177096952723,
    5.23656777208e-5, 0.0202732688798, 0.00028140506198, 0.0149877310796,
  ]
  const published = {
    holm: [1, 1, 1, 1, 1, 1, 5.2365677720800005e-4, 0.14191288215860001, 0.00253264555782, 0.1199018486368],
    bh: [
      0.93171263061444454, 0.89533672797500008, 0.89533672797500008, 0.967833824309, 0.89533672797500008,
      0.35419390544599999, 5.2365677720800005e-4, 0.050683172199499998, 0.0014070253099, 0.04995910359866667,
    ],
  }
  for (const [method, adjusted] of Object.entries(published))
    (computed('adjust', { p, method }).adjusted as number[]).forEach((one, i) => {
      near(one, adjusted[i] as number)
    })
})

test('simple smoothing of oil, by weights of 0.2 and 0.6 (SimpleExpSmoothing)', () => {
  const values = [
    446.6565229, 454.4733065, 455.662974, 423.6322388, 456.2713279, 440.5880501, 425.3325201, 485.1494479,
    506.0481621, 526.7919833, 514.268889, 494.2110193,
  ]
  const asked = { values, period: 1, seasonal: 'additive', beta: false, gamma: false, horizon: 1 }
  near(computed('holt-winters', { ...asked, alpha: 0.2 }).forecast[0].value, 484.802468, 1e-8)
  near(computed('holt-winters', { ...asked, alpha: 0.6 }).forecast[0].value, 501.837461, 1e-8)
})
