import { expect, test } from 'vitest'
import type { Kind, Mailing } from './kinds.ts'
import { mailedAt } from './rhythm.ts'

const rhythm = { quiet: { from: 22 * 60, to: 8 * 60 }, digestAt: 9 * 60 + 30 }
const mailed = (now: string, kind: Kind, mailing: Mailing, timeZone = 'Asia/Shanghai') => {
  const at = mailedAt({ kind, mailing }, rhythm, { now: Date.parse(now), timeZone })
  return at === null ? null : new Date(at).toISOString()
}

test.each([
  ['by day it goes at once', '2026-11-27T15:00:00+08:00', 'assigned', 'at_once', '2026-11-27T07:00:00.000Z'],
  [
    'at night it waits for eight',
    '2026-11-27T23:15:00+08:00',
    'assigned',
    'at_once',
    '2026-11-28T00:00:00.000Z',
  ],
  ['danger never waits', '2026-11-27T23:15:00+08:00', 'danger', 'at_once', '2026-11-27T15:15:00.000Z'],
  [
    'a digest waits for its hour',
    '2026-11-27T15:00:00+08:00',
    'danger',
    'digest',
    '2026-11-28T01:30:00.000Z',
  ],
  [
    'early in the morning that is today',
    '2026-11-27T03:00:00+08:00',
    'assigned',
    'digest',
    '2026-11-27T01:30:00.000Z',
  ],
  [
    'in its very minute it goes now',
    '2026-11-27T09:30:00+08:00',
    'assigned',
    'digest',
    '2026-11-27T01:30:00.000Z',
  ],
] as const)('%s', (_, now, kind, mailing, at) => {
  expect(mailed(now, kind, mailing)).toBe(at)
})

test('what nobody wants by mail is never mailed', () => {
  expect(mailed('2026-11-27T15:00:00+08:00', 'assigned', 'never')).toBeNull()
})

test('on the day the clocks go forward the digest comes at the hour people see', () => {
  const at = mailed('2026-03-28T12:00:00Z', 'assigned', 'digest', 'Europe/Berlin')
  expect(at).toBe('2026-03-29T07:30:00.000Z')
})
