import { expect, test } from 'vitest'
import { endsIt, type Handled, isHighRisk, waitsUntil } from './message-first.ts'

const hour = 3_600_000
const calm: Handled = {
  urgent: false,
  tier: 1,
  cycle: 1,
  risks: [],
  underSupervision: false,
  reachable: true,
}
const rule = { active: true, waitHours: 12 }
const day = { at: 0, dueAt: 24 * hour }

test('whatever makes a ticket high risk, a person calls', () => {
  expect(isHighRisk(calm)).toBe(false)
  for (const risky of [
    { urgent: true },
    { tier: 3 },
    { cycle: 2 },
    { underSupervision: true },
    { risks: ['legal'] },
  ])
    expect(waitsUntil({ ...calm, ...risky }, rule, day)).toBeNull()
})

test('a message waits for its hours, and leaves people a part of theirs', () => {
  expect(waitsUntil(calm, rule, day)).toBe(12 * hour)
  expect(waitsUntil(calm, rule, { at: 0, dueAt: 6 * hour })).toBe(4 * hour)
  expect(waitsUntil(calm, rule, { at: 0, dueAt: hour })).toBeNull()
  expect(waitsUntil({ ...calm, reachable: false }, rule, day)).toBeNull()
  expect(waitsUntil(calm, { ...rule, active: false }, day)).toBeNull()
})

test('only a plain yes ends it: who adds a word is heard by a person', () => {
  expect(endsIt({ satisfied: true, solved: true, comment: '' })).toBe(true)
  expect(endsIt({ satisfied: true, solved: false, comment: '' })).toBe(false)
  expect(endsIt({ satisfied: true, solved: true, comment: '还想问一句' })).toBe(false)
  expect(endsIt({ satisfied: false, solved: true, comment: '' })).toBe(false)
})
