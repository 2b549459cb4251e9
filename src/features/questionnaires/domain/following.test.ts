import { expect, test } from 'vitest'
import { askedWithinHours, keptFromAsking } from './following.ts'

const night = { quietFrom: 21 * 60, quietUntil: 9 * 60, workingDaysOnly: false }
const within = (delayHours: number, latestHours: number) => ({ delayHours, latestHours })

test('with the hours as they ship everybody can be asked within a day', () => {
  expect(askedWithinHours).toBe(24)
  expect(keptFromAsking(within(2, askedWithinHours), night)).toBe(null)
})

test('a night that is longer than what the limit leaves, and days of rest in any case, keep some from being asked', () => {
  expect(keptFromAsking(within(12, 24), night)).toBe(null)
  expect(keptFromAsking(within(13, 24), night)).toBe('night')
  expect(keptFromAsking(within(0, 6), night)).toBe('night')
  expect(keptFromAsking(within(0, 6), { ...night, quietUntil: night.quietFrom })).toBe(null)
  expect(keptFromAsking(within(0, 168), { ...night, workingDaysOnly: true })).toBe('days')
})
