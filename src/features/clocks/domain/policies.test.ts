import { expect, test } from 'vitest'
import { defaultPolicies, policiesFor } from './policies.ts'

const rules = defaultPolicies.map((policy) => ({ ...policy, active: true }))

test.each([
  ['an urgent enquiry is urgent before it is an enquiry', 'enquiry', 'urgent', 24, 'hour'],
  ['an ordinary enquiry has one working day', 'enquiry', 'ordinary', 1, 'day'],
  ['an ordinary complaint has 48 hours', 'complaint', 'ordinary', 48, 'hour'],
])('%s', (_, kind, urgency, amount, unit) => {
  expect(policiesFor(rules, { obligation: 'resolve', kind, urgency })).toMatchObject([
    { target: { amount, unit } },
  ])
})

test('among equally specific limits the first counts, and one out of use never does', () => {
  const byKind = { obligation: 'plan' as const, kind: 'report', urgency: null, active: true }
  const byUrgency = { obligation: 'plan' as const, kind: null, urgency: 'urgent', active: true }
  const asked = { obligation: 'plan' as const, kind: 'report', urgency: 'urgent' }
  expect(policiesFor([byKind, byUrgency], asked)).toEqual([byKind])
  expect(policiesFor([byUrgency, byKind], asked)).toEqual([byUrgency])
  expect(policiesFor([{ ...byKind, active: false }, byUrgency], asked)).toEqual([byUrgency])
  expect(policiesFor([], asked)).toEqual([])
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
  expect(policiesFor([all, special], { ...matter, ...has })).toEqual([special])
  expect(policiesFor([all, special], matter)).toEqual([all])
})

test('each statute keeps its most specific limit, however specific those of others and what was promised are', () => {
  const base = { obligation: 'legal_resolution' as const, kind: null, urgency: null, active: true }
  const hotline = { ...base, statute: 'hotline_12345' as const }
  const enquiry = { ...hotline, kind: 'enquiry' }
  const market = { ...base, kind: 'complaint', statute: 'market_regulation' as const }
  const own = { ...base, kind: 'complaint', tier: 3 }
  const asked = { obligation: 'legal_resolution' as const, kind: 'complaint', urgency: 'ordinary', tier: 3 }
  expect(policiesFor([hotline, enquiry, market, own], asked)).toEqual([hotline, market, own])
})
