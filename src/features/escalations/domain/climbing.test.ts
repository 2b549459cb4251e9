import { quietUntil } from '@huixiang/business-time/quiet-hours.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Climb, nextLook, type Taken, tellingsDue } from './climbing.ts'
import { ladderFor, type Step, unanswerableStep } from './ladder.ts'

const minute = 60_000
const step: Step = {
  after: { kind: 'share', share: 100 },
  who: [{ to: 'lead' }],
  channels: [],
  acknowledgeWithin: null,
  repeat: null,
  waits: false,
}

const after = fc.oneof(
  fc.constantFrom(50 as const, 80 as const, 100 as const).map((share) => ({ kind: 'share' as const, share })),
  fc.integer({ min: 1, max: 300 }).map((minutes) => ({ kind: 'past' as const, minutes })),
  fc.constant({ kind: 'unacknowledged' as const }),
)
const anyStep = fc.record({
  after,
  acknowledgeWithin: fc.option(fc.integer({ min: 1, max: 120 })),
  repeat: fc.option(
    fc.record({ every: fc.integer({ min: 1, max: 60 }), times: fc.integer({ min: 1, max: 5 }) }),
  ),
  waits: fc.boolean(),
})

/** Looks at the given minutes and records what is told; gives how often each step was, and what is left to come. */
function climbed(steps: readonly Step[], looks: readonly number[]) {
  let taken: Taken[] = []
  const at = (now: number): Climb => ({
    steps,
    instants: { 50: 0, 80: 30 * minute, 100: 60 * minute },
    taken,
    runsSince: 0,
    urgent: false,
    quietUntil: now < 90 * minute ? 90 * minute : null,
  })
  for (const look of looks) {
    const now = look * minute
    for (const { step: place } of tellingsDue(at(now), now)) {
      const before = taken.find((one) => one.step === place)
      const told = { step: place, lastToldAt: now, acknowledgedAt: null }
      taken = [
        ...taken.filter((one) => one.step !== place),
        { ...told, firstToldAt: before?.firstToldAt ?? now, times: (before?.times ?? 0) + 1 },
      ]
    }
  }
  return { taken, next: nextLook(at((looks.at(-1) ?? 0) * minute)) }
}

test('however often and late one looks, a step is told once, and again no more often than it says', () => {
  fc.assert(
    fc.property(
      fc.array(anyStep, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(5000), { maxLength: 40 }),
      (parts, times) => {
        const steps = parts.map((part) => ({ ...step, ...part }))
        const looks = [...times].sort((a, b) => a - b)
        const { taken } = climbed(steps, [...looks, ...looks])
        for (const { step: place, times: often } of taken)
          expect(often).toBeLessThanOrEqual(1 + (steps[place]?.repeat?.times ?? 0))
      },
    ),
  )
})

test('looking only when the last look said so tells the same steps as looking every minute', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 1, maxLength: 5 }), (parts) => {
      const steps = parts.map((part) => ({ ...step, ...part }))
      const minutely = climbed(
        steps,
        Array.from({ length: 1500 }, (_, index) => index),
      )
      const looks = [0]
      for (let next = climbed(steps, looks).next; next !== null && next <= 1499 * minute; ) {
        looks.push(Math.ceil(next / minute))
        next = climbed(steps, looks).next
      }
      const summary = (taken: readonly Taken[]) =>
        taken.map((one) => `${one.step} ${one.firstToldAt} ${one.times}`).toSorted()
      expect(summary(climbed(steps, looks).taken)).toEqual(summary(minutely.taken))
    }),
    { numRuns: 30 },
  )
})

test('a limit’s own ladder comes before one for its urgency, and that before the one for everything', () => {
  const every = { matter: 'clock' as const, policyId: null, urgency: null, active: true }
  const urgent = { ...every, urgency: 'urgent' }
  const own = { ...every, policyId: 'p' }
  const wanted = { matter: 'clock' as const, policyId: 'p', urgency: 'urgent' }
  expect(ladderFor([every, urgent, own], wanted)).toBe(own)
  expect(ladderFor([every, urgent, { ...own, active: false }], wanted)).toBe(urgent)
  expect(ladderFor([own, urgent, every], { ...wanted, policyId: 'q', urgency: 'ordinary' })).toBe(every)
})

test('a step that answers to silence needs one before it that asks', () => {
  const silence: Step = { ...step, after: { kind: 'unacknowledged' } }
  expect(unanswerableStep([silence])).toBe(0)
  expect(unanswerableStep([step, silence])).toBe(1)
  expect(unanswerableStep([{ ...step, acknowledgeWithin: 30 }, silence])).toBe(-1)
})

test.each([
  ['before midnight', '2026-12-07T23:30:00+08:00', '2026-12-08T08:00:00+08:00'],
  ['after midnight', '2026-12-08T00:10:30+08:00', '2026-12-08T08:00:00+08:00'],
  ['in the last minute', '2026-12-08T07:59:59+08:00', '2026-12-08T08:00:00+08:00'],
  ['in the morning', '2026-12-08T08:00:00+08:00', null],
])('the quiet hours of the night end at eight: %s', (_, now, end) => {
  const until = quietUntil({ from: 1320, to: 480 }, { now: Date.parse(now), timeZone: 'Asia/Shanghai' })
  expect(until).toBe(end === null ? null : Date.parse(end))
})

test('a night in which the clocks change ends its quiet hours at the hour people see', () => {
  const until = quietUntil(
    { from: 1320, to: 480 },
    { now: Date.parse('2026-03-28T23:00:00+01:00'), timeZone: 'Europe/Berlin' },
  )
  expect(until).toBe(Date.parse('2026-03-29T08:00:00+02:00'))
})
