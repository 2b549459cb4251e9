import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computed, numbersIn, refusalOf } from '../tests/computing.ts'
import { seededRandom } from '../tests/seeded-random.ts'

const dayAt = (i: number) => new Date(Date.UTC(2026, 0, 1) + i * 86_400_000).toISOString().slice(0, 10)
const weekdayAt = (i: number) => (i + 4) % 7
const effects = [-6, 1, 2, 1.5, 1, 0.5, -4]

function days(n: number, more: (i: number, chance: () => number) => number = () => 0) {
  const chance = seededRandom(5)
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  return Array.from({ length: n }, (_, i) => ({
    time: dayAt(i),
    value: 50 + 0.02 * i + (effects[weekdayAt(i)] as number) + normal() + more(i, chance),
  }))
}

type Told = {
  value: number | null
  expected: number
  low: number
  high: number
  outside: boolean
  marked: boolean
}

describe('baseline', () => {
  test('weekday and trend are found, and the band holds about what it says', () => {
    const told = computed('baseline', { points: days(400) })
    for (const [weekday, effect] of effects.entries())
      expect(Math.abs(told.effects[weekday] - told.effects[1] - (effect - 1))).toBeLessThan(0.6)
    expect(told.deviation).toBeCloseTo(1, 0)
    const inside = told.points.filter(({ outside }: Told) => !outside).length / 400
    expect(inside).toBeGreaterThan(0.92)
    expect(inside).toBeLessThan(0.98)
  })

  test('one day in thirty gone wild, and a marked campaign, move nothing else', () => {
    const isCampaign = (i: number) => i >= 200 && i < 214
    const wild = days(400, (i) => (i % 30 === 7 ? 40 : isCampaign(i) ? 15 : 0))
    const told = computed('baseline', {
      points: wild,
      marks: [{ from: dayAt(200), to: dayAt(213), name: '618' }],
    })
    const calm = computed('baseline', { points: days(400) })
    told.points.forEach(({ expected, marked }: Told, i: number) => {
      expect(Math.abs(expected - calm.points[i].expected)).toBeLessThan(1)
      expect(marked).toBe(isCampaign(i))
    })
    expect(told.points[7].outside).toBe(true)
    expect(told.n).toBe(386)
  })

  test('holidays and worked days off are days of their own; one never seen is taken as its likeness', () => {
    const holidays = [40, 41, 42, 180, 181, 182].map(dayAt)
    const points = days(300, (i) =>
      holidays.includes(dayAt(i)) ? -12 - (effects[weekdayAt(i)] as number) : 0,
    )
    const future = [...points, { time: dayAt(300), value: null }, { time: dayAt(301), value: null }]
    const calendar = { holidays: [...holidays, dayAt(300)], workdays: [dayAt(301)] }
    const told = computed('baseline', { points: future, calendar })
    expect(Math.abs(told.effects.holiday - told.effects[1] + 13)).toBeLessThan(1)
    expect(told.points[300].expected).toBeLessThan(told.points[301].expected - 10)
    const unseen = computed('baseline', {
      points: [...days(300), { time: dayAt(300), value: null }],
      calendar: { holidays: [dayAt(300)] },
    })
    expect(unseen.points[300].expected).toBeCloseTo(50 + 6 - 6, -1)
  })

  test('hours have their own level on workdays and on days off', () => {
    const points = Array.from({ length: 24 * 56 }, (_, i) => {
      const isFree = [0, 6].includes(weekdayAt(Math.floor(i / 24)))
      const isBusy = i % 24 >= 9 && i % 24 < 18
      return {
        time: Date.UTC(2026, 0, 1) + i * 3_600_000,
        value: (isBusy && !isFree ? 80 : 20) + ((i * 7919) % 5),
      }
    })
    const { points: told } = computed('baseline', { points })
    expect(told[24 * 4 + 12].expected).toBeGreaterThan(70)
    expect(told[24 * 2 + 12].expected).toBeLessThan(30)
    expect(told[24 * 4 + 3].expected).toBeLessThan(30)
  })

  test('few answers behind a value widen its band', () => {
    const chance = seededRandom(8)
    const points = Array.from({ length: 300 }, (_, i) => {
      const n = i % 2 ? 400 : 25
      const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
      return { time: dayAt(i), value: 40 + (20 / Math.sqrt(n)) * normal, n }
    })
    const { points: told } = computed('baseline', { points })
    const width = ({ low, high }: Told) => high - low
    expect(width(told[0]) / width(told[1])).toBeGreaterThan(2)
    expect(width(told[0]) / width(told[1])).toBeLessThan(8)
  })

  test('nothing, one value, and values all alike are told as such, without NaN', () => {
    const none = computed('baseline', { points: [{ time: '2026-01-01', value: null }] })
    expect(none).toMatchObject({ n: 0, warnings: ['noAnswers'], points: [{ expected: null, low: null }] })
    expect(computed('baseline', { points: [{ time: '2026-01-01', value: 3 }] })).toMatchObject({
      n: 1,
      points: [{ expected: 3 }],
      warnings: ['smallSample'],
    })
    const alike = computed('baseline', { points: days(40).map((point) => ({ ...point, value: 7 })) })
    expect(alike.warnings).toEqual(['allAlike'])
    for (const { expected } of alike.points) expect(expected).toBeCloseTo(7, 9)
  })

  test('moving all values moves all expectations, and no input breaks it', () => {
    const some = fc.array(
      fc.record({
        time: fc.integer({ min: 0, max: 2e10 }),
        value: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(some, (points) => {
        const told = computed('baseline', { points })
        expect(numbersIn(told).every(Number.isFinite)).toBe(true)
        const moved = computed('baseline', {
          points: points.map(({ time, value }) => ({ time, value: value === null ? null : value + 1000 })),
        })
        told.points.forEach(({ expected }: Told, i: number) => {
          if (expected !== null)
            expect(Math.abs(moved.points[i].expected - expected - 1000)).toBeLessThan(1e-3)
        })
      }),
    )
  })
})

describe('deviation', () => {
  const asked = (value: number, more: object = {}) =>
    computed('deviation', {
      value,
      n: 500,
      baseline: { value: 100, low: 99, high: 101 },
      direction: 'higher-is-better',
      ...more,
    })

  test.each([
    [90.01, 'none'],
    [90, 'yellow'],
    [80.01, 'yellow'],
    [80, 'orange'],
    [70, 'orange'],
    [69.99, 'red'],
    [140, 'none'],
  ])('%d against 100: %s', (value, colour) => {
    expect(asked(value).colour).toBe(colour)
  })

  test('edges hold whatever the last digit of the computer says, in either direction', () => {
    expect(
      computed('deviation', {
        value: 0.27,
        n: 9999,
        baseline: { value: 0.3 },
        direction: 'higher-is-better',
        unit: 'share',
      }).level,
    ).toBe('yellow')
    expect(
      computed('deviation', {
        value: 0.33,
        n: 9999,
        baseline: { value: 0.3 },
        direction: 'lower-is-better',
        unit: 'share',
      }).level,
    ).toBe('yellow')
    expect(
      computed('deviation', {
        value: 0.36,
        n: 9999,
        baseline: { expected: 0.3 },
        direction: 'lower-is-better',
        unit: 'share',
      }).level,
    ).toBe('orange')
  })

  test('a good change is noted, never coloured', () => {
    expect(asked(140)).toMatchObject({ colour: 'none', change: 'better', significant: true, deviation: -0.4 })
  })

  test('a colour needs significance and enough answers', () => {
    const wide = { baseline: { value: 100, low: 40, high: 160 } }
    expect(asked(60, wide)).toMatchObject({
      level: 'red',
      colour: 'none',
      change: 'none',
      significant: false,
    })
    expect(asked(60, { n: 29 })).toMatchObject({ level: 'red', colour: 'none', warnings: ['smallSample'] })
    expect(asked(60, { n: 29, minimumN: 10 }).colour).toBe('red')
    expect(asked(60, { baseline: { value: 100 } })).toMatchObject({
      colour: 'red',
      significant: null,
      warnings: ['untested'],
    })
  })

  test('near zero, points are compared absolutely: an NPS of 2 that falls to −9 lost eleven points', () => {
    const points = { baseline: { value: 2 }, unit: 'points', n: 5000 }
    expect(asked(-9, points)).toMatchObject({
      deviation: 0.11,
      colour: 'yellow',
      method: 'deviation/absolute',
    })
    expect(asked(1, points)).toMatchObject({ deviation: 0.01, colour: 'none' })
    expect(
      computed('deviation', { value: 5, n: 50, baseline: { value: 0 }, direction: 'lower-is-better' })
        .deviation,
    ).toBe(5)
  })
})

test('a band that does not hold what was expected is refused by name', () => {
  const asked = { value: 5, n: 9, direction: 'lower-is-better' }
  for (const band of [{ low: 6 }, { high: 3 }])
    expect(refusalOf('deviation', { ...asked, baseline: { value: 4, ...band } })).toContain(
      `baseline.${Object.keys(band)[0]} must be at ${'low' in band ? 'most' : 'least'}`,
    )
})
