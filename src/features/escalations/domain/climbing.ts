import type { Cause, Share } from './codes.ts'
import type { Step } from './ladder.ts'

const minute = 60_000

/** When a matter's shares of time are used up; null for what has not come or is not known. Times are milliseconds. */
export type Instants = Readonly<Record<Share, number | null>>

/** A step that was told. */
export interface Taken {
  readonly step: number
  readonly firstToldAt: number
  readonly lastToldAt: number
  readonly times: number
  readonly acknowledgedAt: number | null
}

export interface Climb {
  readonly steps: readonly Step[]
  readonly instants: Instants
  readonly taken: readonly Taken[]
  /** Since when it runs without a break: what stood still asks for no answer meanwhile. */
  readonly runsSince: number
  readonly urgent: boolean
  /** The end of the quiet hours when it is in the midst of them. */
  readonly quietUntil: number | null
}

/** A step whose time has come; `at` is that time, however late it is seen. */
export interface Telling {
  readonly step: number
  readonly cause: Cause
  readonly at: number
}

/**
 * Steps that were told for a time that has moved on since. They may be told again when their new time comes; so may those that
 * answered to them.
 */
export function outdated({ steps, instants, taken }: Climb, now: number): number[] {
  const gone = new Set<number>()
  for (const { step } of taken.toSorted((a, b) => a.step - b.step)) {
    const after = steps[step]?.after
    const reached = (share: Share) => (instants[share] ?? Number.POSITIVE_INFINITY) <= now
    const stands =
      after?.kind === 'share'
        ? reached(after.share)
        : after?.kind === 'past'
          ? reached(100)
          : !gone.has(step - 1)
    if (!stands) gone.add(step)
  }
  return [...gone]
}

/** What is to be told now, each step once. What was missed while nobody looked comes at once, repetitions not one by one. */
export function tellingsDue(climb: Climb, now: number): Telling[] {
  return climb.steps.flatMap((_, step) => {
    const next = nextTelling(climb, step)
    return next !== null && next.opensAt <= now ? [{ step, cause: next.cause, at: next.at }] : []
  })
}

/** When to look again; null where nothing is known to come. To be asked after `tellingsDue` were told. */
export function nextLook(climb: Climb): number | null {
  const times = climb.steps.flatMap((_, step) => nextTelling(climb, step)?.opensAt ?? [])
  return times.length === 0 ? null : Math.min(...times)
}

function nextTelling(climb: Climb, step: number): (Omit<Telling, 'step'> & { opensAt: number }) | null {
  const rung = climb.steps[step] as Step
  const told = climb.taken.find((one) => one.step === step)
  const next = told === undefined ? firstOf(climb, step) : againOf(climb, rung, told)
  if (next === null) return null
  const held = rung.waits && !climb.urgent ? climb.quietUntil : null
  return { ...next, opensAt: Math.max(next.at, held ?? 0) }
}

function firstOf({ steps, instants, taken, runsSince }: Climb, step: number): Omit<Telling, 'step'> | null {
  const { after } = steps[step] as Step
  if (after.kind === 'share') return known(instants[after.share], 'share')
  if (after.kind === 'past')
    return known(instants[100] === null ? null : instants[100] + after.minutes * minute, 'past')
  const before = taken.find((one) => one.step === step - 1)
  const within = steps[step - 1]?.acknowledgeWithin ?? null
  if (before === undefined || within === null || before.acknowledgedAt !== null) return null
  return known(Math.max(before.firstToldAt, runsSince) + within * minute, 'unacknowledged')
}

const known = (at: number | null, cause: Cause) => (at === null ? null : { at, cause })

function againOf(
  { runsSince }: Climb,
  { repeat }: Step,
  { times, lastToldAt, acknowledgedAt }: Taken,
): Omit<Telling, 'step'> | null {
  if (repeat === null || acknowledgedAt !== null || times > repeat.times) return null
  return { at: Math.max(lastToldAt, runsSince) + repeat.every * minute, cause: 'repeat' }
}
