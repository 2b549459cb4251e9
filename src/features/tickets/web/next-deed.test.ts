import { expect, test } from 'vitest'
import { nextDeed, otherDeeds } from './next-deed.ts'

const nothing = {
  ...{ accept: false, reveal: false, start: false, contact: false, hold: false, release: false, note: false },
  ...{ message: false, change: false, confirm: false, resolve: false, verify: false, close: false },
  ...{ reopen: false, reopenAsAsked: false, withdraw: false, review: false },
}
type Situation = Parameters<typeof nextDeed>[0]
const me = { id: 'me', name: '王小梅' }

function situation(ticket: Partial<Situation['ticket']>, holder: typeof me | null = me): Situation {
  return {
    ticket: {
      state: 'received',
      can: nothing,
      contacts: [],
      cycle: 1,
      hold: null,
      missing: [],
      openDuties: { accept: 0, start: 0, resolve: 0, verify: 0, close: 0 },
      ...ticket,
    },
    assignment: {
      current: holder && { person: holder, since: '2026-03-04T00:00:00.000Z', how: 'rule' },
      can: { claim: holder === null, takeOver: false, assign: false, return: false },
    },
    callbackId: null,
    personId: me.id,
  }
}

test('a ticket nobody holds is claimed first', () => {
  expect(nextDeed(situation({ can: { ...nothing, accept: true } }, null))).toBe('claim')
})

test('the customer is reached before a result is written, in every round anew', () => {
  const can = { ...nothing, contact: true, resolve: true }
  const reached = { id: 'c', channel: 'phone', reached: true, at: '', by: null, cycle: 1 } as const
  expect(nextDeed(situation({ state: 'in_progress', can }))).toBe('contact')
  expect(nextDeed(situation({ state: 'in_progress', can, contacts: [reached] }))).toBe('resolve')
  expect(nextDeed(situation({ state: 'in_progress', can, contacts: [reached], cycle: 2 }))).toBe('contact')
})

test('the next step of a ticket that a colleague holds is theirs, yet it stays possible', () => {
  const theirs = situation({ can: { ...nothing, accept: true } }, { id: 'other', name: '司马青云' })
  expect(nextDeed(theirs)).toBeNull()
  expect(otherDeeds(theirs)).toContain('accept')
})

test('a verified ticket with open confirmations points to them', () => {
  const can = { ...nothing, confirm: true }
  expect(nextDeed(situation({ state: 'verified', can, missing: ['identity'] }))).toBe('confirm')
})
