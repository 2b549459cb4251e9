import { expect, test } from 'vitest'
import { type Kind, kinds, type Mailing, mayBeMailed, pressing } from './kinds.ts'
import { digestMinute, mailed, pushedAt, type Rhythm, toldAt } from './rhythm.ts'

const night = { from: 22 * 60, to: 8 * 60 }
const rhythm: Rhythm = { quiet: night, digestAt: 9 * 60 + 30 }
const mailedAt = (now: string, kind: Kind, mailing: Mailing, timeZone = 'Asia/Shanghai') => {
  const told = mailed({ kind, mailing }, rhythm, { now: Date.parse(now), timeZone })
  return told === null ? null : [new Date(told.at).toISOString(), told.wait]
}

test.each([
  [
    'by day it goes at once',
    '2026-11-27T15:00:00+08:00',
    'assigned',
    'at_once',
    ['2026-11-27T07:00:00.000Z', null],
  ],
  [
    'at night it waits for eight',
    '2026-11-27T23:15:00+08:00',
    'assigned',
    'at_once',
    ['2026-11-28T00:00:00.000Z', 'quiet'],
  ],
  [
    'danger never waits',
    '2026-11-27T23:15:00+08:00',
    'danger',
    'at_once',
    ['2026-11-27T15:15:00.000Z', null],
  ],
  [
    'danger is in no digest, whatever was chosen before it pressed',
    '2026-11-27T15:00:00+08:00',
    'danger',
    'digest',
    ['2026-11-27T07:00:00.000Z', null],
  ],
  [
    'a digest waits for its hour',
    '2026-11-27T15:00:00+08:00',
    'assigned',
    'digest',
    ['2026-11-28T01:30:00.000Z', 'digest'],
  ],
  [
    'early in the morning that is today',
    '2026-11-27T03:00:00+08:00',
    'assigned',
    'digest',
    ['2026-11-27T01:30:00.000Z', 'digest'],
  ],
  [
    'in its very minute it goes now',
    '2026-11-27T09:30:00+08:00',
    'assigned',
    'digest',
    ['2026-11-27T01:30:00.000Z', 'digest'],
  ],
  [
    'what is gathered by the hour comes at the next full one',
    '2026-11-27T15:10:00+08:00',
    'assigned',
    'hourly',
    ['2026-11-27T08:00:00.000Z', 'hourly'],
  ],
  [
    'but not at night',
    '2026-11-27T21:40:00+08:00',
    'assigned',
    'hourly',
    ['2026-11-28T00:00:00.000Z', 'hourly'],
  ],
] as const)('%s', (_, now, kind, mailing, at) => {
  expect(mailedAt(now, kind, mailing)).toEqual(at)
})

test('what nobody wants by mail is never mailed', () => {
  expect(mailedAt('2026-11-27T15:00:00+08:00', 'assigned', 'never')).toBeNull()
})

test('on the days the clocks change the digest comes at the hour people see', () => {
  const digestOn = (now: string) => mailedAt(now, 'assigned', 'digest', 'Europe/Berlin')?.[0]
  expect(digestOn('2026-03-28T12:00:00Z')).toBe('2026-03-29T07:30:00.000Z')
  expect(digestOn('2026-10-24T12:00:00Z')).toBe('2026-10-25T08:30:00.000Z')
})

test('through the nights the clocks change quiet hours end at the hour people see', () => {
  const morning = (now: string) => mailedAt(now, 'assigned', 'at_once', 'Europe/Berlin')?.[0]
  expect(morning('2026-03-28T22:00:00Z')).toBe('2026-03-29T06:00:00.000Z')
  expect(morning('2026-10-24T21:00:00Z')).toBe('2026-10-25T07:00:00.000Z')
})

test('a digest whose hour lies in quiet hours comes when they end', () => {
  const early = { quiet: night, digestAt: 6 * 60 }
  const present = { now: Date.parse('2026-11-27T15:00:00+08:00'), timeZone: 'Asia/Shanghai' }
  expect(new Date(toldAt('digest', early, present)).toISOString()).toBe('2026-11-28T00:00:00.000Z')
  expect([digestMinute(early), digestMinute(rhythm)]).toEqual([night.to, rhythm.digestAt])
})

test('a browser is told at night of what presses, of the rest in the morning', () => {
  const present = { now: Date.parse('2026-11-27T23:15:00+08:00'), timeZone: 'Asia/Shanghai' }
  const at = (kind: Kind) => new Date(pushedAt(kind, rhythm, present)).toISOString()
  expect(at('escalated')).toBe('2026-11-27T15:15:00.000Z')
  expect(at('assigned')).toBe('2026-11-28T00:00:00.000Z')
})

test('only what does not press may be gathered', () => {
  for (const kind of kinds) {
    expect(mayBeMailed(kind, 'digest')).toBe(!pressing.has(kind))
    expect(mayBeMailed(kind, 'hourly')).toBe(!pressing.has(kind))
    expect(mayBeMailed(kind, 'at_once') && mayBeMailed(kind, 'never')).toBe(true)
  }
})
