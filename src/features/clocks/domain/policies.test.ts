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

test.each([
  ['its tier', { tier: 3 }, { tier: 3 }],
  ['a label above it', { labelId: 'logistics' }, { labelPath: ['lost', 'logistics'] }],
  ['a unit above it', { unitId: 'east' }, { unitPath: ['all', 'east', 'shanghai'] }],
  ['its channel', { channel: 'phone' }, { channel: 'phone' }],
  ['a group of its customer', { customerGroup: 'vip' }, { customerGroups: ['gold', 'vip'] }],
])('a limit for %s wins over one for everything, and is not for others', (_, wanted, has) => {
  const all = { obligation: 'resolve' as const, kind: null, urgency: null, active: true }
  const special = { ...all, ...wanted }
  const matter = { obligation: 'resolve' as const, kind: 'complaint', urgency: 'ordinary' }
  expect(policyFor([all, special], { ...matter, ...has })).toBe(special)
  expect(policyFor([all, special], matter)).toBe(all)
})
