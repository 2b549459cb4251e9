import { expect, test } from 'vitest'
import { causeOf, type Rule } from './causes.ts'

const rule: Rule = {
  causes: ['breached', 'dissatisfied', 'reopened', 'high_risk'],
  obligations: ['resolve'],
  risks: ['legal'],
  reopenings: 2,
  answerHours: 8,
  escalateHours: 8,
  appealDays: 5,
}
const breach = { of: 'breached', clockId: 'c', obligation: 'resolve', dueAt: '2026-12-07T02:00:00Z' } as const

test('a missed clock counts where the organisation says so, and once for each due time', () => {
  expect(causeOf(breach, rule)).toMatchObject({ cause: 'breached', about: 'resolve' })
  expect(causeOf({ ...breach, obligation: 'contact' }, rule)).toBeNull()
  expect(causeOf(breach, rule)?.key).toBe(causeOf({ ...breach }, rule)?.key)
  expect(causeOf({ ...breach, dueAt: 'later' }, rule)?.key).not.toBe(causeOf(breach, rule)?.key)
})

test('a ticket begun anew once is not supervised yet, twice it is', () => {
  expect(causeOf({ of: 'reopened', cycle: 2 }, rule)).toBeNull()
  expect(causeOf({ of: 'reopened', cycle: 3 }, rule)).toMatchObject({ cause: 'reopened', about: '2' })
})

test('what the organisation left out never counts', () => {
  const none = { ...rule, causes: [] }
  for (const sign of [breach, { of: 'dissatisfied', cycle: 1 } as const])
    expect(causeOf(sign, none)).toBeNull()
  expect(causeOf({ of: 'high_risk', risk: 'abusive' }, rule)).toBeNull()
})
