import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computed, refusalOf } from '../tests/computing.ts'
import { judged, type LabelledSeries, labelledSeries, rollingMedianAlerts } from '../tests/labelled-series.ts'
import { detect } from './detector.ts'

/** Seeds that the detector was not set by. */
const series = [20, 21].flatMap(labelledSeries)

function fared(alertsOf: (one: LabelledSeries) => readonly number[]) {
  const all = series.map((one) => judged(one, alertsOf(one)))
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0)
  return {
    falseAlerts: (1000 * sum((one) => one.falseAlerts)) / sum((one) => one.points),
    recall: sum((one) => one.found) / sum((one) => one.events),
  }
}

describe('series of thirteen kinds with labelled events', () => {
  const own = fared(({ points }) => detect(points).map(({ time }) => time))

  test('at most one false alert in 1,000 points, and seven in ten events found', () => {
    expect(own.falseAlerts).toBeLessThanOrEqual(1)
    expect(own.recall).toBeGreaterThanOrEqual(0.7)
  })

  test.each([4, 6, 8])('better on both counts than a rolling median with %d deviations', (width) => {
    const usual = fared((one) => rollingMedianAlerts(one, width))
    expect(own.falseAlerts).toBeLessThan(usual.falseAlerts)
    expect(own.recall).toBeGreaterThan(usual.recall)
  })
})

test('nobody looks ahead: the alerts of a beginning are those of the whole', () => {
  for (const { points } of labelledSeries(11).slice(0, 6)) {
    const whole = detect(points)
    for (const share of [0.3, 0.55, 0.8]) {
      const length = Math.floor(share * points.length)
      expect(detect(points.slice(0, length))).toEqual(whole.filter(({ index }) => index < length))
    }
  }
})

test('in which order points are given, and where their clock begins, changes nothing', () => {
  const points = (labelledSeries(3)[0] as LabelledSeries).points
  const alerts = computed('detect', { points }).alerts
  expect(alerts.length).toBeGreaterThan(0)
  const turned = computed('detect', { points: [...points].reverse() }).alerts
  expect(turned.map(({ time }: { time: number }) => time)).toEqual(
    alerts.map(({ time }: { time: number }) => time),
  )
  const week = 7 * 86_400_000
  const later = computed('detect', {
    points: points.map(({ time, value }) => ({ time: time + week, value })),
  }).alerts
  expect(later.map(({ time }: { time: number }) => time - week)).toEqual(
    alerts.map(({ time }: { time: number }) => time),
  )
})

test('a level that never moves is no news; the first move after long is', () => {
  const still = Array.from({ length: 300 }, (_, i) => ({ time: i * 3_600_000, value: 7 }))
  expect(computed('detect', { points: still }).alerts).toEqual([])
  const moved = still.map((point, i) => (i === 250 ? { ...point, value: 9 } : point))
  expect(computed('detect', { points: moved }).alerts).toMatchObject([
    { index: 250, direction: 'up', expected: expect.closeTo(7, 9), colour: 'red' },
  ])
  const rounded = still.map((point, i) => ({ ...point, value: 7 + (i % 2) * 1e-12 }))
  expect(computed('detect', { points: rounded }).alerts).toEqual([])
})

test('any series gets an answer without NaN, also one of few points, equal times or gaps', () => {
  const points = fc.array(
    fc.record({
      time: fc.integer({ min: 0, max: 1e12 }),
      value: fc.option(fc.double({ min: -1e100, max: 1e100, noNaN: true })),
    }),
    { maxLength: 160 },
  )
  fc.assert(
    fc.property(points, (given) => {
      const told = computed('detect', { points: given })
      expect(told.n).toBe(given.filter(({ value }) => value !== null).length)
      for (const { score, expected } of told.alerts)
        expect(Number.isFinite(score) && Number.isFinite(expected)).toBe(true)
    }),
  )
})

test.each([
  ['2026-02-30', 'points.0.time'],
  ['yesterday', 'points.0.time'],
  ['2026-02-03T25:00', 'points.0.time'],
])('%s is no time', (time, says) => {
  expect(refusalOf('detect', { points: [{ time, value: 1 }] })).toContain(says)
})

test('times are read as days, with and without offset, and as milliseconds', () => {
  for (const time of [
    '2026-05-01',
    '2026-05-01 08:00:00',
    '2026-05-01T08:00Z',
    '2026-05-01T08:00:00.5+08:00',
    1_777_000_000_000,
  ])
    expect(computed('detect', { points: [{ time, value: 1 }] }).n).toBe(1)
})
