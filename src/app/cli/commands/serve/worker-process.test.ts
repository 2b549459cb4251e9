import { expect, test } from 'vitest'
import { nextPause } from './worker-process.ts'

test('a worker that cannot live is started ever more seldom, one that lived is started soon', () => {
  const pauses: number[] = []
  for (let last: number | null = null; pauses.length < 6; pauses.push(last)) last = nextPause(last, 1_500)
  expect(pauses).toEqual([2_000, 4_000, 8_000, 15_000, 15_000, 15_000])
  expect(nextPause(15_000, 3_600_000)).toBe(2_000)
})
