import { expect, test } from 'vitest'
import { minutesOf, stretchesOf, timeOf, weekMs } from './hours-draft.ts'

test('midnight begins a day as a start and ends it as an end', () => {
  expect([minutesOf('00:00', 'start'), minutesOf('00:00', 'end'), timeOf(1440)]).toEqual([0, 1440, '00:00'])
})

test('a night shift is drawn on both of its days and counted once', () => {
  const weekly = { sun: [{ start: 1320, end: 360 }] }
  expect(stretchesOf(weekly, 'sun')).toEqual([{ from: 1320 / 1440, to: 1 }])
  expect(stretchesOf(weekly, 'mon')).toEqual([{ from: 0, to: 0.25 }])
  expect(weekMs(weekly)).toBe(8 * 3_600_000)
})
