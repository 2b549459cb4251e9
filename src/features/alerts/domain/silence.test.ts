import { dayNumberOf } from '@huixiang/business-time/local-date.ts'
import { expect, test } from 'vitest'
import { kindsOfDay } from './kinds-of-day.ts'
import { frameOf, type Mark } from './marks.ts'
import { recipes } from './recipes.ts'
import { type Speaker, silences, silencesBefore } from './silence.ts'

// A Monday, far from any holiday.
const first = dayNumberOf('2026-06-22') as number
const measure = {
  ...{ recipe: recipes.silence, windowDays: 1, historyDays: 56, goal: null, minimumN: 3 },
  ...{ significance: 0.01 as const, fromColour: 'yellow' as const },
}

/** Random figures that are the same each time (Park and Miller 1988). */
function chance(seed: number) {
  let at = seed
  const uniform = () => {
    at = (at * 48_271) % 2_147_483_647
    return at / 2_147_483_647
  }
  /** So many as come by chance where `mean` are to be expected. */
  return (mean: number) => {
    let [count, left] = [0, uniform()]
    for (const least = Math.exp(-mean); left > least; left *= uniform()) count++
    return count
  }
}

interface Given {
  readonly days?: number
  readonly key?: string
  readonly marks?: readonly Mark[]
  readonly deaf?: (hour: number) => boolean
}

/** What came in each hour of some days. */
function speaker(
  n: (day: number, clock: number) => number,
  { days = 71, key = 'web_form', marks = [], deaf = () => false }: Given = {},
): Speaker {
  const hours = Array.from({ length: days * 24 }, (_, hour) => hour)
  const day = (hour: number) => Math.floor(hour / 24)
  return {
    ...{ key, parent: null },
    heard: Float64Array.from(hours, (hour) => n(day(hour), hour % 24)),
    hours: {
      days: Int32Array.from(hours, day),
      clock: Uint8Array.from(hours, (hour) => hour % 24),
      deaf: Uint8Array.from(hours, (hour) => Number(deaf(hour))),
    },
    frame: frameOf({ first, days, kindOfDay: kindsOfDay(null) }, marks),
  }
}

const at = (day: number, clock: number) => day * 24 + clock
function looked(one: Speaker, hour: number) {
  const heard = one.heard.slice(0, hour)
  const hours = { ...one.hours, days: one.hours.days.slice(0, hour), clock: one.hours.clock.slice(0, hour) }
  const [found] = silences([{ ...one, heard, hours }], { at: hour, before: new Map(), measure, among: 1 })
  return found
}
const colourAt = (one: Speaker, hour: number) => looked(one, hour)?.colour
const isOpen = (clock: number) => clock >= 8 && clock < 20
/** The first hour of a silence that begins at the end of an hour, and is told. */
function toldAfter(one: Speaker, since: number): number {
  for (let hour = since; hour <= one.heard.length; hour++)
    if (colourAt(one, hour) === 'red') return hour - since
  return Number.POSITIVE_INFINITY
}

// The last Monday.
const monday = 70

test('of a channel that speaks every hour a silence of some hours is told, and none of a night’s', () => {
  const random = chance(7)
  const often = (until: number) => (day: number, clock: number) =>
    at(day, clock) < until && isOpen(clock) ? random(4) : 0
  const morning = speaker(often(at(monday, 10)))
  expect(toldAfter(morning, at(monday, 10))).toBeGreaterThanOrEqual(2)
  expect(toldAfter(morning, at(monday, 10))).toBeLessThanOrEqual(4)
  const evening = speaker(often(at(monday, 0)))
  for (let clock = 0; clock <= 9; clock++) expect(colourAt(evening, at(monday, clock))).toBe('none')
  expect(looked(morning, at(monday, 13))).toMatchObject({ value: 0, deviation: 1, window: { from: monday } })
})

test('of a channel that speaks twice a week days of silence are nothing, and some weeks are told', () => {
  const twice = speaker((day, clock) => Number((day % 7 === 1 || day % 7 === 4) && clock === 10 && day < 50))
  const heardLast = at(46, 10)
  expect(colourAt(twice, heardLast + 4 * 24)).toBe('none')
  expect(toldAfter(twice, heardLast)).toBeGreaterThan(5 * 24)
  expect(toldAfter(twice, heardLast)).toBeLessThan(15 * 24)
})

test('voices that come in heaps wait longer for the next than as many that come one by one', () => {
  const random = chance(11)
  const heaps = speaker((day, clock) => (at(day, clock) < at(60, 0) ? 40 * random(0.1) : 0))
  const single = speaker((day, clock) => (at(day, clock) < at(60, 0) ? random(4) : 0))
  expect(toldAfter(heaps, at(60, 0))).toBeGreaterThan(40)
  expect(toldAfter(single, at(60, 0))).toBeLessThan(6)
})

test('on ordinary days chance alone is told less than once in a thousand days and channel', () => {
  const speakers = [0.05, 0.3, 1, 3, 12].map((mean, index) => {
    const random = chance(101 + index)
    const key = `channel ${index}`
    return speaker((_, clock) => (isOpen(clock) ? random(mean) : random(mean / 50)), { key, days: 256 })
  })
  const running = silencesBefore({ speakers, measure, parents: new Map() }, { from: 56, until: 256 })
  let step = running.next()
  while (!step.done) step = running.next()
  expect(step.value.length).toBeLessThanOrEqual(1)
})

test('a trial on the past finds the outage that there was, on its day', () => {
  const random = chance(5)
  const broken = speaker((day, clock) => (isOpen(clock) && !(day === 63 && clock >= 11) ? random(6) : 0))
  const running = silencesBefore({ speakers: [broken], measure, parents: new Map() }, { from: 57, until: 71 })
  let step = running.next()
  while (!step.done) step = running.next()
  expect(step.value).toMatchObject([{ day: 63, cause: { colour: 'red' } }])
})

test('hours in which nobody listened are no silence, and neither is a day that is silenced', () => {
  const random = chance(3)
  const often = (day: number, clock: number) => (day < monday && isOpen(clock) ? random(6) : 0)
  const all = at(monday, 18)
  expect(colourAt(speaker(often), all)).toBe('red')
  expect(colourAt(speaker(often, { deaf: (hour) => hour >= at(monday, 0) }), all)).toBe('none')
  const muted = { from: first + monday, to: first + monday, effect: 'mute' as const, factor: 1 }
  expect(looked(speaker(often, { marks: [muted] }), all)).toBeUndefined()
})

test('a part with less than a fortnight of past is not judged', () => {
  const young = speaker((day, clock) => Number(day >= 60 && day < monday && isOpen(clock)))
  expect(looked(young, at(monday, 20))).toBeUndefined()
})
