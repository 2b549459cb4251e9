import { expect, test } from 'vitest'
import { above, groundOf, levelOf } from './arbitration.ts'
import { raciRoles, taskStates } from './codes.ts'
import { afterDeed, isOver, type TaskDeed } from './life.ts'
import { isSound, whoseTurn } from './order.ts'

const deeds: readonly TaskDeed[] = ['send', 'accept', 'answer', 'return', 'resend', 'cancel']

test('what is over cannot be accepted, answered, returned, cancelled or sent again', () => {
  for (const role of raciRoles)
    for (const state of taskStates) {
      if (!isOver({ role, state })) continue
      const allowed = deeds.filter((deed) => afterDeed({ role, state }, deed) !== null)
      expect(allowed, `${role} ${state}`).toEqual([])
    }
})

test('whoever is only informed takes note and has nothing to answer', () => {
  expect(afterDeed({ role: 'informed', state: 'sent' }, 'answer')).toBeNull()
  expect(afterDeed({ role: 'informed', state: 'sent' }, 'accept')).toBe('accepted')
  expect(isOver({ role: 'informed', state: 'accepted' })).toBe(true)
  expect(isOver({ role: 'responsible', state: 'accepted' })).toBe(false)
})

test('a returned sub-task is sent again or cancelled, and the unit cannot answer it meanwhile', () => {
  const returned = { role: 'responsible', state: 'returned' } as const
  expect(deeds.filter((deed) => afterDeed(returned, deed) !== null)).toEqual(['resend', 'cancel'])
})

test('a sub-task waits until all that it follows is over, and a returned one is not', () => {
  const task = (id: string, state: (typeof taskStates)[number]) => ({
    id,
    state,
    role: 'responsible' as const,
  })
  const orders = [
    { taskId: 'c', afterId: 'a' },
    { taskId: 'c', afterId: 'b' },
  ]
  const turn = (a: 'answered' | 'cancelled' | 'returned', b: 'answered' | 'accepted') =>
    whoseTurn([task('a', a), task('b', b), task('c', 'waiting')], orders).map(({ id }) => id)
  expect(turn('answered', 'answered')).toEqual(['c'])
  expect(turn('cancelled', 'answered')).toEqual(['c'])
  expect(turn('answered', 'accepted')).toEqual([])
  expect(turn('returned', 'answered')).toEqual([])
})

test('a plan in which one would wait for itself or for a later one is not sound', () => {
  const known = new Set(['there'])
  expect(isSound([{ after: ['there'] }, { after: [0] }], known)).toBe(true)
  expect(isSound([{ after: [0] }], known)).toBe(false)
  expect(isSound([{ after: [1] }, { after: [] }], known)).toBe(false)
  expect(isSound([{ after: ['elsewhere'] }], known)).toBe(false)
})

test('a dispute goes one level above whoever decided last, and ends with the executive', () => {
  expect(levelOf([])).toBe(1)
  expect(levelOf([{ level: 1, verdict: 'handle' }])).toBe(2)
  expect(levelOf([{ level: 1, verdict: 'pass' }])).toBe(1)
  expect(
    levelOf([
      { level: 1, verdict: 'pass' },
      { level: 2, verdict: 'handle' },
    ]),
  ).toBe(3)
  expect(levelOf([{ level: 3, verdict: 'handle' }])).toBeNull()
  expect([above(1), above(2), above(3)]).toEqual([2, 3, null])
})

test('there is something to decide after a return or a missed answer, once at a time', () => {
  expect(groundOf({ state: 'returned', overdue: false, disputed: false })).toBe('returned')
  expect(groundOf({ state: 'accepted', overdue: true, disputed: false })).toBe('overdue')
  expect(groundOf({ state: 'accepted', overdue: false, disputed: false })).toBeNull()
  expect(groundOf({ state: 'returned', overdue: true, disputed: true })).toBeNull()
  expect(groundOf({ state: 'answered', overdue: true, disputed: false })).toBeNull()
})
