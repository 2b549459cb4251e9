import { expect, test } from 'vitest'
import { defaultPolicies, policyFor } from './policies.ts'

const rules = defaultPolicies.map((policy) => ({ ...policy, active: true }))

test.each([
  ['an urgent enquiry is urgent before it is an enquiry', 'enquiry', 'urgent', 24, 'hour'],
  ['an ordinary enquiry has one working day', 'enquiry', 'ordinary', 1, 'day'],
  ['an ordinary complaint has 48 hours', 'complaint', 'ordinary', 48, 'hour'],
])('%s', (_, kind, urgency, amount, unit) => {
  expect(policyFor(rules, { obligation: 'resolve', kind, urgency })?.target).toEqual({ amount, unit })
})

test('among equally specific limits the first counts, and one out of use never does', () => {
  const byKind = { obligation: 'plan' as const, kind: 'report', urgency: null, active: true }
  const byUrgency = { obligation: 'plan' as const, kind: null, urgency: 'urgent', active: true }
  const asked = { obligation: 'plan' as const, kind: 'report', urgency: 'urgent' }
  expect(policyFor([byKind, byUrgency], asked)).toBe(byKind)
  expect(policyFor([byUrgency, byKind], asked)).toBe(byUrgency)
  expect(policyFor([{ ...byKind, active: false }, byUrgency], asked)).toBe(byUrgency)
  expect(policyFor([], asked)).toBeUndefined()
})
