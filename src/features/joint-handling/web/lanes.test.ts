import { expect, test } from 'vitest'
import { type LaneTask, lanesOf, offsetOf, ticksOf } from './lanes.ts'

const day = (n: number) => new Date(Date.UTC(2026, 11, n)).toISOString()
const unit = (id: string) => ({ id, name: id })
const task = (id: string, given: Partial<LaneTask> = {}): LaneTask => ({
  id,
  position: 1,
  role: 'responsible',
  state: 'accepted',
  unit: unit('a'),
  askedAt: day(1),
  sentAt: day(1),
  endedAt: null,
  dueAt: day(4),
  overdue: false,
  ...given,
})
const now = Date.parse(day(2))

test('every unit has its lane, in the order they were asked', () => {
  const { lanes } = lanesOf([task('1', { unit: unit('b') }), task('2'), task('3', { unit: unit('b') })], now)
  expect(lanes.map((lane) => [lane.unit.id, lane.bars.length])).toEqual([
    ['b', 2],
    ['a', 1],
  ])
})

test('what runs reaches until now and shows its due time; what is over ends and shows none', () => {
  const { lanes, now: line } = lanesOf([task('1'), task('2', { endedAt: day(3), state: 'answered' })], now)
  const [open, over] = lanes[0]?.bars ?? []
  expect((open?.left as number) + (open?.width as number)).toBeCloseTo(line)
  expect(open?.due).toBeGreaterThan(line)
  expect(over?.due).toBeNull()
})

test('bars of one unit that meet stand below each other, those that follow share a row', () => {
  const first = task('1', { endedAt: day(2), state: 'answered' })
  const rows = (second: LaneTask) => lanesOf([first, second], Date.parse(day(9))).lanes[0]?.rows
  expect(rows(task('2', { sentAt: day(1) }))).toBe(2)
  expect(rows(task('2', { sentAt: day(4), dueAt: day(8) }))).toBe(1)
})

test('everything stays inside the width, however short or long it took', () => {
  const moment = new Date(Date.parse(day(1)) + 1000).toISOString()
  for (const tasks of [
    [task('1', { endedAt: moment, dueAt: null })],
    [task('1'), task('2', { sentAt: day(25), dueAt: day(28) })],
  ])
    for (const { bars } of lanesOf(tasks, Date.parse(day(26))).lanes)
      for (const { left, width } of bars) {
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left + width).toBeLessThanOrEqual(100)
      }
})

test('the days along it are few and begin at the reader’s midnight', () => {
  const hours = 8 * 3_600_000
  const ticks = ticksOf({ from: Date.parse(day(1)), to: Date.parse(day(6)) }, { most: 6, offsetMs: hours })
  expect(ticks.length).toBeLessThanOrEqual(6)
  for (const { at } of ticks) expect((at + hours) % 86_400_000).toBe(0)
})

test('how far the wall is ahead is told by what its clock shows', () => {
  const at = Date.UTC(2026, 11, 7, 18, 30, 20)
  const hours = (shown: string) => offsetOf(at, shown) / 3_600_000
  expect(['02:30', '18:30', '13:30', '00:00'].map(hours)).toEqual([8, 0, -5, 5.5])
})
