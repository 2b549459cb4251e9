import { describe, expect, test } from 'vitest'
import { computed } from '../tests/computing.ts'
import { near } from '../tests/near.ts'
import { airPassengers, co2, nile, nottem, uspop } from '../tests/published-series.ts'

describe('Holt–Winters, as R’s HoltWinters', () => {
  test('CO₂ with an additive season (R: example(HoltWinters))', () => {
    const told = computed('holt-winters', { values: co2, period: 12, seasonal: 'additive', horizon: 24 })
    near(told.sse, 43.129861367697, 1e-10)
    near(told.alpha, 0.51264844356418, 1e-8)
    near(told.beta, 0.009497669046029, 1e-8)
    near(told.gamma, 0.47288678799482, 1e-8)
    near(told.level, 364.76162366899)
    near(told.trend, 0.12474380425042, 1e-8)
    near(told.season[0], 0.22152745995516, 1e-8)
    near(told.fitted[2], 317.2894400277)
    near(told.forecast[0].value, 365.10789493319)
    near(told.forecast[0].high, 365.71047119596)
    near(told.forecast[23].low, 365.37933357896)
    expect([told.from, told.fitted.length, told.n]).toEqual([12, 456, 468])
  })

  test('passengers with a multiplicative season (R: example(HoltWinters))', () => {
    const told = computed('holt-winters', {
      values: airPassengers,
      period: 12,
      seasonal: 'multiplicative',
      horizon: 50,
    })
    near(told.sse, 16570.777867)
    near(told.alpha, 0.27559247473635, 1e-8)
    near(told.beta, 0.032692952733661, 1e-8)
    near(told.gamma, 0.87072922226501, 1e-8)
    near(told.level, 469.32322056716)
    near(told.forecast[0].value, 447.05593134492)
    near(told.forecast[0].high, 466.80572966312)
    near(told.forecast[11].low, 443.30041444285)
    near(told.forecast[49].high, 630.13911508466)
  })

  test('the published formula is wider than R’s at the first step of a multiplicative season, and the same of an additive one', () => {
    const asked = { values: airPassengers, period: 12, horizon: 1 }
    const half = (seasonal: string, interval: string) => {
      const { value, high } = computed('holt-winters', { ...asked, seasonal, interval }).forecast[0]
      return high - value
    }
    expect(half('multiplicative', 'chatfield-yar')).toBeGreaterThan(half('multiplicative', 'r'))
    expect(half('additive', 'chatfield-yar')).toBe(half('additive', 'r'))
  })

  test('weights that are given are taken, and one that is missing is found as R’s optimize finds it', () => {
    const asked = { values: co2, period: 12, seasonal: 'additive', horizon: 12 }
    const given = computed('holt-winters', { ...asked, alpha: 0.5, beta: 0.01, gamma: 0.47 })
    near(given.sse, 43.144753376293, 1e-12)
    near(given.forecast[11].value, 365.67385600092, 1e-12)
    near(given.forecast[11].high, 366.89314381368, 1e-12)
    near(computed('holt-winters', { ...asked, alpha: 0.5, gamma: 0.4 }).beta, 0.0098800461951689)
  })

  test('without a season, and without a trend (R: uspop, Nile)', () => {
    const asked = { period: 1, seasonal: 'additive', gamma: false }
    const people = computed('holt-winters', { ...asked, values: uspop, horizon: 3 })
    near(people.sse, 299.58250314788)
    near(people.beta, 0.77090636003713, 1e-8)
    near(people.forecast[2].low, 250.97101712958, 1e-8)
    const river = computed('holt-winters', { ...asked, values: nile, beta: false, horizon: 2 })
    near(river.alpha, 0.24655787745846)
    near(river.forecast[1].high, 1095.028330721)
    expect(river.season).toEqual([])
  })

  test('where the search from 0.3, 0.1 ends in a hollow, a lower one is found (R: co2 with gamma off; from there alone 707.6)', () => {
    const told = computed('holt-winters', { values: co2, period: 12, seasonal: 'additive', gamma: false })
    near(told.sse, 397.4258)
    expect([told.alpha, told.beta]).toEqual([1, 1])
  })

  test('no place of a fine grid is better than what was found', () => {
    const asked = { values: co2.slice(0, 96), period: 12, seasonal: 'multiplicative' }
    const found = computed('holt-winters', asked).sse
    const grid = [0.02, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95]
    const tried = grid.flatMap((alpha) =>
      grid.flatMap((beta) =>
        grid.map((gamma) => computed('holt-winters', { ...asked, alpha, beta, gamma }).sse),
      ),
    )
    expect(found).toBeLessThanOrEqual(Math.min(...tried.filter((sse) => sse !== null)))
  })

  test('a third season (R: nottem)', () => {
    const told = computed('holt-winters', { values: nottem, period: 12, seasonal: 'additive' })
    near(told.sse, 1563.4738746219)
    near(told.gamma, 0.23487443402595, 1e-8)
    expect(told.forecast).toEqual([])
  })
})

describe('seasonal–trend decomposition, as R’s stl', () => {
  const parts = (told: Record<string, number[]>, place: number) =>
    ['seasonal', 'trend', 'remainder'].map((part) => told[part]?.at(place))

  test.each([
    [
      'stl(nottem, "per")',
      { values: nottem, seasonalWindow: 'periodic' },
      [-9.34719802747639, 49.6806726485632, 0.26652537891319],
      [-9.47814227829699, 49.0050970823862, -1.72695480408925],
    ],
    [
      'stl(nottem, s.window = 7, t.window = 50)',
      { values: nottem, seasonalWindow: 7, trendWindow: 50 },
      [-8.07925728058065, 49.8219646619719, -1.14270738139123],
      [-10.8879216101821, 49.6203150621143, -0.932393451932251],
    ],
    [
      'stl(log(co2), s.window = 21)',
      { values: co2.map(Math.log), seasonalWindow: 21 },
      [-0.000184933380887935, 5.75354105789097, 0.00054895954932733],
      [-0.00243619701612527, 5.89875033518164, 0.00177335943683674],
    ],
    [
      'stl(nottem, s.window = 7, robust = TRUE)',
      { values: nottem, seasonalWindow: 7, robust: true },
      [-8.27932945149928, 49.5727945889783, -0.693465137479065],
      [-11.1509686319829, 49.3772945528978, -0.426325920914934],
    ],
  ])('%s', (_, asked, first, last) => {
    const told = computed('stl', { ...asked, period: 12 })
    parts(told, 0).forEach((part, i) => {
      near(part, first[i] as number, 1e-8)
    })
    parts(told, -1).forEach((part, i) => {
      near(part, last[i] as number, 1e-8)
    })
  })

  test('robust weights (R: $weights)', () => {
    const { trust } = computed('stl', { values: nottem, period: 12, seasonalWindow: 7, robust: true })
    near(trust[0], 0.9712303108651, 1e-8)
    near(trust[239], 0.9873420044559, 1e-8)
  })
})

describe('control charts, NIST/SEMATECH e-Handbook', () => {
  test('EWMA, 6.3.2.4', () => {
    const told = computed('ewma', {
      values: [
        52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4,
        53.6, 52.1,
      ],
      target: 50,
      s: 2.0539,
      lambda: 0.3,
      L: 3,
    })
    const published = [
      50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38,
      49.92, 50.73, 51.23, 51.94, 51.99,
    ]
    expect(told.chart.map((one: number) => Number(one.toFixed(2)))).toEqual(published)
    expect(told.limits.high).toBeCloseTo(52.5884, 4)
    expect(told.limits.low).toBeCloseTo(47.4115, 3)
    expect(told.signals).toEqual([])
  })

  test('CUSUM, 6.3.2.3: the fourteenth group is out', () => {
    const told = computed('cusum', {
      values: [
        324.925, 324.675, 324.725, 324.35, 325.35, 325.225, 324.125, 324.525, 325.225, 324.6, 324.625, 325.15,
        328.325, 327.25, 327.825, 328.5, 326.675, 327.775, 326.875, 328.35,
      ],
      target: 325,
      k: 0.3175,
      h: 4.1959,
    })
    expect(told.chart.high[12]).toBeCloseTo(3.0075, 10)
    expect(told.chart.high[13]).toBeCloseTo(4.94, 10)
    expect(told.chart.low[7]).toBeCloseTo(0.715, 10)
    expect(told.signals[0]).toBe(13)
  })

  test('p chart, 6.3.3.2: thirty wafers of fifty chips, two of them out', () => {
    const defects = [
      12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9,
      6,
    ]
    const told = computed('p-chart', { defects, sizes: defects.map(() => 50) })
    expect(told.centre).toBeCloseTo(0.2313, 4)
    expect(told.limits[0].high).toBeCloseTo(0.4102, 4)
    expect(told.limits[0].low).toBeCloseTo(0.0524, 4)
    expect(told.out).toEqual([14, 22])
  })

  test('u chart: limits follow the size; a sample of size 0 has none', () => {
    const told = computed('u-chart', { defects: [3, 9, 0, 0], sizes: [10, 10, 10, 0] })
    expect(told.centre).toBeCloseTo(0.4, 12)
    expect(told.limits[1].high).toBeCloseTo(0.4 + 3 * Math.sqrt(0.04), 12)
    expect(told).toMatchObject({
      limits: { 3: { low: null, high: null } },
      out: [],
      warnings: ['zeroExpected'],
    })
    expect(told.chart[3]).toBeNull()
  })
})
