import { expect, test } from 'vitest'
import { reopenReasons } from './codes.ts'
import { ticketStates } from './lifecycle.ts'
import { hasSomethingToReview, isOwnWork } from './reviewing.ts'

test('only a dissatisfied answer can be reviewed, and only until something new is offered', () => {
  const cases = ticketStates.flatMap((state) =>
    [null, ...reopenReasons].map((reopened) => ({ state, reopened })),
  )
  expect(cases.filter(hasSomethingToReview)).toEqual(
    (['received', 'accepted', 'in_progress'] as const).flatMap((state) =>
      (['callback_dissatisfied', 'survey_dissatisfied'] as const).map((reopened) => ({ state, reopened })),
    ),
  )
})

test('nobody reviews their own work, and what nobody did is nobody’s', () => {
  expect(isOwnWork({ handledBy: ['a', null] }, 'a')).toBe(true)
  expect(isOwnWork({ handledBy: ['a', null] }, 'b')).toBe(false)
  expect(isOwnWork({ handledBy: [null] }, null)).toBe(false)
})
