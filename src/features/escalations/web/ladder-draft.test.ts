import { expect, test } from 'vitest'
import type { LadderStep } from '../contract/ladders.ts'
import { draftOf, stepOf } from './ladder-draft.ts'

const steps: LadderStep[] = [
  {
    after: { kind: 'share', share: 80 },
    who: [{ to: 'holder' }, { to: 'lead' }],
    channels: ['in_app'],
    acknowledgeWithin: 30,
    repeat: { every: 15, times: 3 },
    waits: true,
  },
  {
    after: { kind: 'past', minutes: 45 },
    who: [
      { to: 'person', personId: '019b0000-0000-7000-8000-000000000001' },
      { to: 'role', roleId: '019b0000-0000-7000-8000-000000000002' },
    ],
    channels: [],
    acknowledgeWithin: null,
    repeat: null,
    waits: false,
  },
  {
    after: { kind: 'unacknowledged' },
    who: [{ to: 'everybody_above' }],
    channels: ['email'],
    acknowledgeWithin: null,
    repeat: null,
    waits: false,
  },
]

test.each(steps)('a step that is opened and saved unchanged stays as it was: $after.kind', (step) => {
  expect(stepOf(draftOf(step))).toEqual(step)
})
