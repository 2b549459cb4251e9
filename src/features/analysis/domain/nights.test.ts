import { expect, test } from 'vitest'
import { nightAround } from './nights.ts'

const wall = (text: string) => Date.parse(`${text}:00Z`)
const around = (text: string, hour: number) => {
  const { nextWall, ...rest } = nightAround(wall(text), hour)
  return { ...rest, next: new Date(nextWall).toISOString().slice(0, 16) }
}

test('learning begins within three hours from the hour that was set, else it waits for the next night', () => {
  expect(around('2026-03-05T02:59', 3)).toEqual({
    night: '2026-03-04',
    quiet: false,
    next: '2026-03-05T03:00',
  })
  expect(around('2026-03-05T03:00', 3)).toEqual({
    night: '2026-03-05',
    quiet: true,
    next: '2026-03-06T03:00',
  })
  expect(around('2026-03-05T05:59', 3).quiet).toBe(true)
  expect(around('2026-03-05T06:00', 3).quiet).toBe(false)
})

test('a night that begins before midnight is one night', () => {
  expect(around('2026-02-28T23:10', 23)).toMatchObject({ night: '2026-02-28', quiet: true })
  expect(around('2026-03-01T01:59', 23)).toMatchObject({ night: '2026-02-28', quiet: true })
  expect(around('2026-03-01T00:10', 0)).toMatchObject({ night: '2026-03-01', quiet: true })
})
