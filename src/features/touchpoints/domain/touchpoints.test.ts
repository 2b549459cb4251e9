import { expect, test } from 'vitest'
import { type Day, driversOf } from './drivers.ts'
import { figureOf, mergedBuckets } from './figures.ts'
import { indicatorKeys, indicatorOf } from './indicators.ts'
import { tallied } from './tallies.ts'

const bucketsOf = (tallies: readonly { bucket: number; n: number }[]) =>
  mergedBuckets(tallies.map(({ bucket, n }) => ({ [bucket]: n })))
const figureFrom = (indicator: (typeof indicatorKeys)[number], values: readonly (number | boolean)[]) =>
  figureOf(indicator, bucketsOf(tallied(values.map((value) => ({ indicator, value }))).tallies))

test('more than twenty indicators ship, and those with a good end have a poor one beyond it', () => {
  expect(indicatorKeys.length).toBeGreaterThanOrEqual(22)
  for (const key of indicatorKeys) {
    const { good, poor } = indicatorOf(key)
    expect(good === undefined, key).toBe(poor === undefined)
    if (good !== undefined && poor !== undefined) expect(good, key).toBeLessThan(poor)
  }
})

test('signals are counted by what they measure, and what is none is told by its place', () => {
  const { tallies, refused } = tallied([
    { indicator: 'form_sent', value: true },
    { indicator: 'form_sent', value: 1 },
    { indicator: 'form_sent', value: 0.5 },
    { indicator: 'script_errors', value: 3 },
    { indicator: 'script_errors', value: 2.5 },
    { indicator: 'page_load', value: -1 },
    { indicator: 'page_load', value: true },
    { indicator: 'page_load', value: 86_400_001 },
    { indicator: 'toString', value: 1 },
  ])
  expect(tallies).toEqual([
    { indicator: 'form_sent', bucket: 1, n: 2 },
    { indicator: 'script_errors', bucket: 3, n: 1 },
  ])
  expect(refused).toEqual([
    { row: 3, fault: 'not_yes_or_no' },
    { row: 5, fault: 'out_of_range' },
    { row: 6, fault: 'out_of_range' },
    { row: 7, fault: 'out_of_range' },
    { row: 8, fault: 'out_of_range' },
    { row: 9, fault: 'no_such_indicator' },
  ])
})

test('a time is told by its median and its upper quarter within five percent, and rated by the latter', () => {
  const loads = Array.from({ length: 400 }, (_, i) => 1000 + i * 10)
  const { typical, upper, rating } = figureFrom('largest_paint', loads)
  expect(typical.value).toBeGreaterThan(2995 / 1.05)
  expect(typical.value).toBeLessThan(2995 * 1.05)
  expect(upper?.value).toBeGreaterThan(3990 / 1.05)
  expect(upper?.value).toBeLessThan(3990 * 1.05)
  expect(rating).toBe('middling')
  expect(figureFrom('largest_paint', [900, 1000, 1100]).rating).toBe('good')
  expect(figureFrom('page_load', [900]).rating).toBeNull()
})

test('a score keeps its own scale, a share its interval, a count its mean', () => {
  expect(figureFrom('layout_shift', [0.05, 0.05, 0.3, 0.3, 0.3]).typical.value).toBeCloseTo(0.3, 1)
  expect(figureFrom('sign_in', [true, true, true, false]).typical).toMatchObject({ value: 0.75, n: 4 })
  expect(figureFrom('script_errors', [0, 0, 0, 4]).typical).toMatchObject({ value: 1, n: 4 })
  expect(figureOf('page_load', {}).typical).toMatchObject({ value: null, n: 0 })
})

// A small generator of its own (mulberry32), so that a failure can be looked at again.
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function daysOf(count: number, make: (random: () => number, i: number) => Omit<Day, 'day'>): Day[] {
  const random = chance(7)
  return Array.from({ length: count }, (_, i) => ({
    day: new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
    ...make(random, i),
  }))
}

test('what moves satisfaction is found among what does not, with its weight', () => {
  const days = daysOf(120, (random) => {
    const [waiting, load] = [100 + 100 * random(), 2000 * random()]
    return {
      satisfaction: 0.9 - 0.002 * waiting + 0.02 * (random() - 0.5),
      indicators: { waiting_time: waiting, page_load: load },
    }
  })
  const found = driversOf(days, ['page_load', 'waiting_time'])
  if (found.state !== 'found') throw new Error(found.state)
  expect(found.drivers[0]).toMatchObject({ indicator: 'waiting_time' })
  expect(found.drivers[0]?.value).toBeCloseTo(-0.002, 3)
  expect(found.drivers[0]?.p).toBeLessThan(0.001)
  expect(found.drivers[1]?.p).toBeGreaterThan(0.05)
  expect(found.caveats).toEqual(['association'])
})

test('what only grows as everything grows is no driver', () => {
  const days = daysOf(90, (random, i) => ({
    satisfaction: 0.5 + i / 400 + 0.05 * random(),
    indicators: { page_load: 1000 + 10 * i + 60 * random() },
  }))
  const found = driversOf(days, ['page_load'])
  if (found.state !== 'found') throw new Error(found.state)
  expect(found.drivers[0]?.p).toBeGreaterThan(0.05)
})

test('few days, gaps, entangled indicators and days that carry over are said', () => {
  const few = daysOf(29, (random) => ({ satisfaction: random(), indicators: { page_load: random() } }))
  expect(driversOf(few, ['page_load'])).toEqual({ state: 'tooFew', days: 29, needed: 30 })
  let carried = 0
  const days = daysOf(45, (random, i) => {
    carried = 0.9 * carried + random() - 0.5
    const load = random()
    return {
      satisfaction: carried,
      indicators: { page_load: load, dom_ready: load + 0.01 * random(), sign_in: i % 2 === 0 ? 1 : null },
    }
  })
  const found = driversOf(days, ['page_load', 'dom_ready', 'sign_in'])
  if (found.state !== 'found') throw new Error(found.state)
  expect(found.leftOut).toEqual(['sign_in'])
  expect(found.caveats).toEqual(['association', 'few_days', 'left_out', 'entangled', 'carried_over'])
})

test('days on which satisfaction never changed explain nothing', () => {
  const days = daysOf(60, (random) => ({ satisfaction: 0.8, indicators: { page_load: random() } }))
  const found = driversOf(days, ['page_load'])
  if (found.state !== 'found') throw new Error(found.state)
  expect(found.explained).toBeNull()
  expect(found.caveats).toContain('days_alike')
})
