import { expect, test } from 'vitest'
import { compileCalendar } from './compiled-calendar.ts'
import { CHINESE_BUSINESS_HOURS } from './default-calendars.ts'
import { dueAfterPauses, elapsed, milestones, pausedDuration, remaining } from './pausing.ts'

const HOUR = 3_600_000
const china = compileCalendar(CHINESE_BUSINESS_HOURS)
const at = (local: string) => Date.parse(`${local}+08:00`)
// Seven hours are worked on Wednesday until 18:00 and one on Thursday.
const clock = { startMs: at('2026-11-18T11:00'), durationMs: 8 * HOUR }

test('a pause over lunch and one over the night put the due time off by their working hours', () => {
  const pauses = [
    { from: at('2026-11-18T12:00'), to: at('2026-11-18T13:00') },
    { from: at('2026-11-18T17:00'), to: at('2026-11-19T10:00') },
  ]
  expect(dueAfterPauses(china, clock)).toEqual({ state: 'running', dueMs: at('2026-11-19T10:00') })
  expect(dueAfterPauses(china, { ...clock, pauses })).toEqual({
    state: 'running',
    dueMs: at('2026-11-19T13:00'),
  })
  const range = { fromMs: clock.startMs, toMs: at('2026-11-19T13:00') }
  expect(pausedDuration(china, pauses, range)).toBe(3 * HOUR)
})

test('overlapping pauses count once, and one from before the start counts from the start', () => {
  const pauses = [
    { from: at('2026-11-18T14:00'), to: at('2026-11-18T16:00') },
    { from: at('2026-11-18T13:00'), to: at('2026-11-18T15:00') },
    { from: at('2026-11-18T09:00'), to: at('2026-11-18T12:00') },
  ]
  expect(dueAfterPauses(china, { ...clock, pauses })).toEqual({
    state: 'running',
    dueMs: at('2026-11-19T14:00'),
  })
  expect(elapsed(china, { ...clock, pauses }, at('2026-11-18T17:00'))).toBe(2 * HOUR)
})

test('an open pause stops the clock, unless the target was met before it began', () => {
  const early = { ...clock, pauses: [{ from: at('2026-11-18T13:00'), to: null }] }
  expect(dueAfterPauses(china, early)).toEqual({
    state: 'paused',
    sinceMs: at('2026-11-18T13:00'),
    remainingMs: 6 * HOUR,
  })
  expect(remaining(china, early, at('2026-12-18T13:00'))).toBe(6 * HOUR)
  const met = { ...clock, pauses: [{ from: at('2026-11-19T10:00') }] }
  expect(dueAfterPauses(china, met)).toEqual({ state: 'running', dueMs: at('2026-11-19T10:00') })
})

test('warnings fall at 50, 80 and 100 % of the target, those behind an open pause at no time yet', () => {
  expect(milestones(china, clock)).toEqual([
    { percent: 50, atMs: at('2026-11-18T15:00') },
    { percent: 80, atMs: at('2026-11-18T17:24') },
    { percent: 100, atMs: at('2026-11-19T10:00') },
  ])
  const paused = { ...clock, pauses: [{ from: at('2026-11-18T16:00') }] }
  expect(milestones(china, paused).map(({ atMs }) => atMs)).toEqual([
    at('2026-11-18T15:00'),
    undefined,
    undefined,
  ])
})

test('what is left turns negative when overdue, and nothing elapses before the start', () => {
  expect(remaining(china, clock, at('2026-11-19T12:00'))).toBe(-2 * HOUR)
  expect(elapsed(china, clock, at('2026-11-17T12:00'))).toBe(0)
})

test('a pause that ends before it begins and a negative target are refused', () => {
  const backwards = [{ from: at('2026-11-18T16:00'), to: at('2026-11-18T15:00') }]
  expect(() => dueAfterPauses(china, { ...clock, pauses: backwards })).toThrow(
    expect.objectContaining({ code: 'invalidPause' }),
  )
  expect(() => dueAfterPauses(china, { ...clock, durationMs: -1 })).toThrow(
    expect.objectContaining({ code: 'invalidDuration' }),
  )
})
