import { expect, test } from 'vitest'
import { presenceBefore, timeAtWork } from './presence.ts'

const hour = 3_600_000

test('time at work is what lies between coming and going, on shift; «busy» is at work', () => {
  const worked = timeAtWork({
    from: 0,
    until: 10 * hour,
    atStart: new Map([
      ['a', { availability: 'away', onDuty: true }],
      ['b', { availability: 'online', onDuty: false }],
    ]),
    changes: [
      { personId: 'a', at: hour, availability: 'online' },
      { personId: 'b', at: 2 * hour, onDuty: true },
      { personId: 'a', at: 3 * hour, availability: 'busy' },
      { personId: 'a', at: 4 * hour, availability: 'away' },
    ],
  })
  expect(worked).toEqual(
    new Map([
      ['a', 3 * hour],
      ['b', 8 * hour],
    ]),
  )
})

test('how somebody began is told by what was said before, else by what was said first, else by how they are', () => {
  const now = { availability: 'online', onDuty: true } as const
  expect(presenceBefore(now, { before: {}, first: {} })).toEqual(now)
  expect(presenceBefore(now, { before: {}, first: { availability: 'online', onDuty: true } })).toEqual({
    availability: 'away',
    onDuty: false,
  })
  expect(presenceBefore(now, { before: { availability: 'busy' }, first: { availability: 'away' } })).toEqual({
    availability: 'busy',
    onDuty: true,
  })
})
