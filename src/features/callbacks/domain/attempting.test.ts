import fc from 'fast-check'
import { expect, test } from 'vitest'
import { intoHours, minuteOfDay, nextAttemptAt, results, usualHours } from './attempting.ts'

const zone = 'Asia/Shanghai'
const at = (text: string) => Date.parse(`${text}+08:00`)

test.each([
  ['busy', '2026-03-02T10:00', '2026-03-02T10:30'],
  ['no_answer', '2026-03-02T10:00', '2026-03-02T13:00'],
  ['no_answer', '2026-03-02T18:00', '2026-03-03T09:00'],
  ['refused', '2026-03-02T10:00', '2026-03-03T10:00'],
  ['wrong_number', '2026-03-02T10:00', '2026-03-02T11:00'],
  ['busy', '2026-03-02T02:00', '2026-03-02T09:00'],
] as const)('after «%s» at %s the next attempt is proposed for %s', (result, made, next) => {
  expect(nextAttemptAt({ result, at: at(made) }, usualHours, zone)).toBe(at(next))
})

test('who wishes to be called in the evening is called in the evening', () => {
  const evening = { from: 18 * 60, to: 20 * 60 }
  const made = { result: 'no_answer', at: at('2026-03-02T10:00') } as const
  expect(nextAttemptAt(made, evening, zone)).toBe(at('2026-03-02T18:00'))
})

test('nobody is called at night, in any time zone and through any change of the clock', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
      fc.constantFrom(...results),
      fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'),
      (made, result, timeZone) => {
        const next = nextAttemptAt({ result, at: made }, usualHours, timeZone)
        const minute = minuteOfDay(next, timeZone)
        expect(minute >= usualHours.from && minute < usualHours.to).toBe(true)
        expect(next).toBeGreaterThan(made)
        expect(intoHours(next, usualHours, timeZone)).toBe(next)
      },
    ),
    { numRuns: 100 },
  )
})
