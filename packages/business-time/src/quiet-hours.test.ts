import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isQuietAt, nextFullHour, nextTimeOfDay, quietUntil } from './quiet-hours.ts'

const timeZone = 'Europe/Berlin'
const at = (hour: number, minute = 0) => hour * 60 + minute
const night = { from: at(22), to: at(8) }
const shown = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString())
const until = (now: string, hours = night) => shown(quietUntil(hours, { now: Date.parse(now), timeZone }))
const next = (now: string, minuteOfDay: number) =>
  shown(nextTimeOfDay(minuteOfDay, { now: Date.parse(now), timeZone }))

test.each([
  ['an ordinary night', '2026-05-04T23:10:30+02:00', '2026-05-05T06:00:00.000Z'],
  ['its first minute', '2026-05-04T22:00:00+02:00', '2026-05-05T06:00:00.000Z'],
  ['its last minute', '2026-05-05T07:59:59+02:00', '2026-05-05T06:00:00.000Z'],
  ['its end', '2026-05-05T08:00:00+02:00', null],
  ['the day', '2026-05-05T12:00:00+02:00', null],
  ['the night the clocks go forward, before', '2026-03-28T23:00:00+01:00', '2026-03-29T06:00:00.000Z'],
  ['the night the clocks go forward, after', '2026-03-29T03:30:00+02:00', '2026-03-29T06:00:00.000Z'],
  ['the night the clocks go back, before', '2026-10-24T23:00:00+02:00', '2026-10-25T07:00:00.000Z'],
  ['the hour that comes twice, first', '2026-10-25T02:30:00+02:00', '2026-10-25T07:00:00.000Z'],
  ['the hour that comes twice, again', '2026-10-25T02:30:00+01:00', '2026-10-25T07:00:00.000Z'],
])('quiet hours from ten to eight: %s', (_, now, end) => {
  expect(until(now)).toBe(end)
})

test('quiet hours that end in the hour the clocks leap over end with the leap, not an hour early', () => {
  const hours = { from: at(22), to: at(2, 30) }
  expect(until('2026-03-28T23:00:00+01:00', hours)).toBe('2026-03-29T01:00:00.000Z')
  expect(until('2026-03-29T03:00:00+02:00', hours)).toBeNull()
  // In autumn that hour comes twice: they end the first time, and hold once more until the second.
  expect(until('2026-10-24T23:00:00+02:00', hours)).toBe('2026-10-25T00:30:00.000Z')
  expect(until('2026-10-25T02:10:00+01:00', hours)).toBe('2026-10-25T01:30:00.000Z')
})

test('a time of day comes at the hour that people see, also where the clocks change on the way', () => {
  expect(next('2026-03-28T12:00:00+01:00', at(9, 30))).toBe('2026-03-29T07:30:00.000Z')
  expect(next('2026-10-24T12:00:00+02:00', at(9, 30))).toBe('2026-10-25T08:30:00.000Z')
  expect(next('2026-03-28T12:00:00+01:00', at(2, 30))).toBe('2026-03-29T01:00:00.000Z')
  expect(next('2026-10-24T12:00:00+02:00', at(2, 30))).toBe('2026-10-25T00:30:00.000Z')
})

test('hours that end where they begin are none', () => {
  expect(isQuietAt({ from: 60, to: 60 }, 60)).toBe(false)
})

test('whatever the zone: quiet until the end and no longer, and the next minute is not', () => {
  const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe')
  const minutes = fc.integer({ min: 0, max: 1439 })
  const moments = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') })
  fc.assert(
    fc.property(zones, minutes, minutes, moments, (zone, from, to, now) => {
      const end = quietUntil({ from, to }, { now, timeZone: zone })
      if (end === null) return
      expect(end).toBeGreaterThan(now)
      // Twice that day a minute may be shown again; else it is over.
      const after = quietUntil({ from, to }, { now: end, timeZone: zone })
      expect(after === null || after - end <= 26 * 3_600_000).toBe(true)
      expect(quietUntil({ from, to }, { now: end - 1, timeZone: zone })).toBe(end)
    }),
    { numRuns: 300 },
  )
})

test('a full hour begins where the clocks of a place show it', () => {
  const hourAfter = (now: string, zone: string) =>
    shown(nextFullHour({ now: Date.parse(now), timeZone: zone }))
  expect(hourAfter('2026-05-04T10:00:20+08:00', 'Asia/Shanghai')).toBe('2026-05-04T03:00:00.000Z')
  expect(hourAfter('2026-05-04T10:59:59+08:00', 'Asia/Shanghai')).toBe('2026-05-04T03:00:00.000Z')
  expect(hourAfter('2026-05-04T10:10:00+05:30', 'Asia/Kolkata')).toBe('2026-05-04T05:30:00.000Z')
  expect(hourAfter('2026-10-25T02:40:00+02:00', 'Europe/Berlin')).toBe('2026-10-25T01:00:00.000Z')
})
