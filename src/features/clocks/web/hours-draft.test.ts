import { expect, test } from 'vitest'
import { holidayRuns, minutesOf, stretchesOf, timeOf, weekMs } from './hours-draft.ts'

test('midnight begins a day as a start and ends it as an end', () => {
  expect([minutesOf('00:00', 'start'), minutesOf('00:00', 'end'), timeOf(1440)]).toEqual([0, 1440, '00:00'])
})

test('a night shift is drawn on both of its days and counted once', () => {
  const weekly = { sun: [{ start: 1320, end: 360 }] }
  expect(stretchesOf(weekly, 'sun')).toEqual([{ from: 1320 / 1440, to: 1 }])
  expect(stretchesOf(weekly, 'mon')).toEqual([{ from: 0, to: 0.25 }])
  expect(weekMs(weekly)).toBe(8 * 3_600_000)
})

test('a festival is told from its first day to its last, its make-up day by itself', () => {
  const day = (date: string, works = false) => ({ date, name: '国庆节', works })
  const runs = holidayRuns([day('2026-10-10', true), day('2026-10-02'), day('2026-10-01')])
  expect(runs.map(({ first, last }) => [first.date, last.date])).toEqual([
    ['2026-10-01', '2026-10-02'],
    ['2026-10-10', '2026-10-10'],
  ])
})
