import fc from 'fast-check'
import { expect, test } from 'vitest'
import { computed, numbersIn } from '../tests/computing.ts'
import { airPassengers, nottem } from '../tests/published-series.ts'
import { seededRandom } from '../tests/seeded-random.ts'

const monthly = (values: readonly number[], year: number) =>
  values.map((value, i) => ({
    time: `${year + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`,
    value,
  }))

test.each([
  ['passengers', airPassengers, 1949, 0.8],
  ['temperature', nottem, 1920, 0.9],
])(
  '%s: better than repeating last year, in intervals that hold about what they say',
  (_, values, year, mase) => {
    const told = computed('forecast', { points: monthly(values, year), horizon: 6, confidence: 0.8 })
    expect(told.period).toBe(12)
    expect(told.backtest.mase).toBeLessThan(mase)
    expect(told.backtest.coverage).toBeGreaterThan(0.68)
    expect(told.backtest.coverage).toBeLessThan(0.95)
    expect(told.forecast).toHaveLength(6)
  },
)

test('months go on as months, days as days, quarters of an hour as such', () => {
  const times = (told: { forecast: { time: string }[] }) => told.forecast.map(({ time }) => time.slice(0, 16))
  expect(times(computed('forecast', { points: monthly(nottem, 1920), horizon: 2 }) as never)).toEqual([
    '1940-01-01T00:00',
    '1940-02-01T00:00',
  ])
  const every = (step: number, n: number) =>
    Array.from({ length: n }, (_, i) => ({ time: Date.UTC(2026, 0, 1) + i * step, value: (i * 31) % 7 }))
  const daily = computed('forecast', { points: every(86_400_000, 30), horizon: 1 })
  expect([times(daily as never), daily.period]).toEqual([['2026-01-31T00:00'], 7])
  const quarters = computed('forecast', { points: every(900_000, 300), horizon: 1 })
  expect([times(quarters as never), quarters.period]).toEqual([['2026-01-04T03:00'], 96])
})

test('95 % intervals hold 90 to 99 % of what comes, on thirty noisy series seen for the first time', () => {
  const chance = seededRandom(77)
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  let [inside, all] = [0, 0]
  for (let one = 0; one < 30; one++) {
    let level = 100
    const values = Array.from({ length: 134 }, (_, i) => {
      level += 0.8 * normal()
      return level + 12 * Math.sin((2 * Math.PI * i) / 7) + 4 * normal()
    })
    const points = values.slice(0, 120).map((value, i) => ({ time: Date.UTC(2026, 0, 1 + i), value }))
    const { forecast } = computed('forecast', { points, horizon: 14 })
    forecast.forEach(({ low, high }: { low: number; high: number }, i: number) => {
      const came = values[120 + i] as number
      all++
      if (low <= came && came <= high) inside++
    })
  }
  expect(inside / all).toBeGreaterThan(0.9)
  expect(inside / all).toBeLessThan(0.99)
})

test('gaps are filled and said; one value, and values all alike, are gone on with', () => {
  const points = monthly(nottem, 1920).filter((_, i) => i % 17 !== 5)
  const days = Array.from({ length: 40 }, (_, i) => ({ time: Date.UTC(2026, 0, 1 + i), value: i % 7 }))
  expect(computed('forecast', { points: days.filter((_, i) => i !== 20), horizon: 7 }).warnings).toContain(
    'skipped',
  )
  expect(computed('forecast', { points, horizon: 1 }).forecast).toHaveLength(1)
  expect(computed('forecast', { points: [{ time: '2026-01-01', value: 4 }], horizon: 2 })).toMatchObject({
    forecast: [
      { value: 4, low: null },
      { value: 4, high: null },
    ],
    backtest: { mase: null, coverage: null, n: 0 },
    warnings: ['smallSample'],
  })
  const alike = computed('forecast', { points: days.map((day) => ({ ...day, value: 7 })), horizon: 3 })
  expect(alike).toMatchObject({
    forecast: [{ value: 7 }, { value: 7 }, { value: 7 }],
    backtest: { mase: null },
  })
})

test('any values get an answer without NaN', () => {
  const some = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 6 }), (values, horizon) => {
      const points = values.map((value, i) => ({ time: Date.UTC(2026, 0, 1 + i), value }))
      const told = computed('forecast', { points, horizon })
      expect(numbersIn(told).every(Number.isFinite)).toBe(true)
      expect(told.warnings).not.toContain('notFinite')
    }),
    { numRuns: 60 },
  )
})
