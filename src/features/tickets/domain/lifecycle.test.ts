import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  afterMove,
  canMove,
  isBeingHandled,
  isOpen,
  type Move,
  moves,
  pathThrough,
  type Standing,
  ticketStates,
} from './lifecycle.ts'

const everyMove = Object.keys(moves) as Move[]
const someMoves = fc.array(fc.constantFrom(...everyMove), { maxLength: 60 })

/** Lives a ticket through random wishes; those that its life does not allow change nothing. */
function live(wishes: readonly Move[]): Standing[] {
  const life: Standing[] = [{ state: 'received', cycle: 1 }]
  for (const wish of wishes) {
    const now = life.at(-1) as Standing
    for (const move of pathThrough(now.state, wish) ?? []) {
      const next = afterMove(life.at(-1) as Standing, move)
      if (next === null) throw new Error(`a path promised ${move}`)
      life.push(next)
    }
  }
  return life
}

test('whatever is tried, a path never promises a move that is refused', () => {
  fc.assert(fc.property(someMoves, (wishes) => live(wishes).length > 0))
})

test('a ticket is never closed without having been resolved and verified in the same cycle', () => {
  fc.assert(
    fc.property(someMoves, (wishes) => {
      const life = live(wishes)
      for (const { state, cycle } of life.filter((standing) => standing.state === 'closed')) {
        expect(state).toBe('closed')
        const states = life.filter((standing) => standing.cycle === cycle).map((standing) => standing.state)
        expect(states.indexOf('resolved')).toBeGreaterThanOrEqual(0)
        expect(states.indexOf('verified')).toBeLessThan(states.indexOf('closed'))
      }
    }),
  )
})

test('cycles only grow, by one, and only by reopening or taking apart', () => {
  fc.assert(
    fc.property(someMoves, (wishes) => {
      const life = live(wishes)
      for (const [index, { cycle, state }] of life.entries()) {
        const before = life[index - 1]
        if (before === undefined) continue
        expect(cycle - before.cycle).toBe(state === 'received' ? 1 : 0)
      }
    }),
  )
})

test('a withdrawn ticket stays withdrawn, unless it is taken out of the merge it stopped for', () => {
  expect(everyMove.filter((move) => canMove('withdrawn', move))).toEqual(['take_apart'])
})

test('every open ticket can be withdrawn, and nothing that ended', () => {
  for (const state of ticketStates) expect(canMove(state, 'withdraw')).toBe(isOpen(state))
})

test('inside a cycle a ticket only moves forward', () => {
  const order = ticketStates
  fc.assert(
    fc.property(someMoves, (wishes) => {
      const life = live(wishes)
      for (const [index, now] of life.entries()) {
        const before = life[index - 1]
        if (before === undefined || before.cycle !== now.cycle) continue
        expect(order.indexOf(now.state)).toBeGreaterThan(order.indexOf(before.state))
      }
    }),
  )
})

test('resolving takes the skipped steps with it; verifying and closing never do', () => {
  expect(pathThrough('received', 'resolve')).toEqual(['accept', 'start', 'resolve'])
  expect(pathThrough('accepted', 'resolve')).toEqual(['start', 'resolve'])
  expect(pathThrough('received', 'verify')).toBeNull()
  expect(pathThrough('resolved', 'close')).toBeNull()
  expect(pathThrough('in_progress', 'accept')).toBeNull()
})

test('only what is being handled may be held', () => {
  expect(ticketStates.filter(isBeingHandled)).toEqual(['received', 'accepted', 'in_progress'])
})
