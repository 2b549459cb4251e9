import { expect, test } from 'vitest'
import { needsApproval, noLimit, together } from './authority.ts'
import { afterStep, bookingOf, type compensationStates, steps } from './life.ts'
import { warningsOf } from './warnings.ts'

test('too much at once, or too much with what was given before, needs somebody else', () => {
  const limit = { each: 100, period: 150, approve: 0 }
  expect([
    needsApproval(limit, 100, 50),
    needsApproval(limit, 101, 0),
    needsApproval(limit, 100, 51),
  ]).toEqual([false, true, true])
  expect(needsApproval(noLimit, 1, 0)).toBe(true)
})

test('of several roles the most generous counts', () => {
  expect(together([])).toEqual(noLimit)
  expect(
    together([
      { each: 1, period: 9, approve: 3 },
      { each: 2, period: 5, approve: 0 },
    ]),
  ).toEqual({
    each: 2,
    period: 9,
    approve: 3,
  })
})

test('along every road through its life, what is booked comes to the amount where it was given, and to nothing where it was not', () => {
  const walk = (state: (typeof compensationStates)[number], committed: number, paid: number): void => {
    const open = ['offered', 'accepted'].includes(state)
    expect(committed).toBe(open || state === 'paid' ? 100 : 0)
    expect(paid).toBe(state === 'paid' ? 100 : 0)
    for (const step of steps) {
      const next = afterStep(state, step)
      if (next === null) continue
      const booking = bookingOf(step, state, 100)
      walk(next, committed + (booking?.committed ?? 0), paid + (booking?.paid ?? 0))
    }
  }
  walk('proposed', 0, 0)
  walk('offered', 100, 0)
})

test('the same order and the same customer are told with what was given before; one who gives again and again stands out', () => {
  const earlier = ['a', 'b'].map((id) => ({
    id,
    ticketNumber: id,
    agentId: 'x',
    sameOrder: id === 'a',
    sameCustomer: true,
  }))
  expect(
    warningsOf(earlier, { agentId: 'x', given: 3, often: 3 }).map(({ kind, count }) => [kind, count]),
  ).toEqual([
    ['same_order', 1],
    ['same_customer', 2],
    ['same_agent_customer', 2],
    ['agent_often', 3],
  ])
  expect(warningsOf([], { agentId: 'x', given: 2, often: 3 })).toEqual([])
})
