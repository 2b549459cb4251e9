import { expect, test } from 'vitest'
import {
  decidedBy,
  type Handled,
  isHighRisk,
  type MessageRule,
  waitsUntil,
  waysFor,
} from './message-first.ts'

const hour = 3_600_000
const calm: Handled = {
  urgent: false,
  tier: 1,
  cycle: 1,
  risks: [],
  underSupervision: false,
  reachable: new Set(['email', 'sms']),
}
const rule: MessageRule = { active: true, ways: ['email'], waitHours: 12 }
const day = { sentAt: 0, dueAt: 24 * hour }

test('whatever makes a ticket high risk, a person calls', () => {
  expect(isHighRisk(calm)).toBe(false)
  for (const risky of [
    { urgent: true },
    { tier: 3 },
    { cycle: 2 },
    { underSupervision: true },
    { risks: ['legal'] },
  ])
    expect(waysFor({ ...calm, ...risky }, rule)).toEqual([])
})

test('a message waits for its hours, and leaves people a part of theirs', () => {
  expect(waitsUntil(rule, day)).toBe(12 * hour)
  expect(waitsUntil(rule, { sentAt: 0, dueAt: 6 * hour })).toBe(4 * hour)
  expect(waitsUntil(rule, { sentAt: 0, dueAt: hour })).toBeNull()
  expect(waitsUntil(rule, { sentAt: 5 * hour, dueAt: 24 * hour })).toBe(17 * hour)
})

test('the ways of the rule by which the customer can be reached are taken in its order', () => {
  expect(waysFor(calm, { ...rule, ways: ['voice', 'sms', 'email'] })).toEqual(['sms', 'email'])
  expect(waysFor(calm, { ...rule, ways: ['voice'] })).toEqual([])
  expect(waysFor({ ...calm, reachable: new Set() }, rule)).toEqual([])
  expect(waysFor(calm, { ...rule, active: false })).toEqual([])
})

test('a plain yes and any no decide it; who is satisfied but adds a word, or has something open, is heard by a person', () => {
  expect(decidedBy({ satisfied: true, solved: true, comment: '' })).toBe('satisfied')
  expect(decidedBy({ satisfied: true, solved: false, comment: '' })).toBeNull()
  expect(decidedBy({ satisfied: true, solved: true, comment: '还想问一句' })).toBeNull()
  expect(decidedBy({ satisfied: false, solved: true, comment: '' })).toBe('dissatisfied')
  expect(decidedBy({ satisfied: false, solved: false, comment: '没收到' })).toBe('dissatisfied')
})
