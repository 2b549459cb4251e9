import type { Channel, Matter, Share } from './codes.ts'

/** When a step's time comes: a share of the time is used, minutes after it is overdue, or the step before is not acknowledged. */
export type After =
  | { readonly kind: 'share'; readonly share: Share }
  | { readonly kind: 'past'; readonly minutes: number }
  | { readonly kind: 'unacknowledged' }

export type Whom =
  | { readonly to: 'holder' | 'lead' | 'lead_above' | 'everybody_above' }
  | { readonly to: 'person'; readonly personId: string }
  | { readonly to: 'role'; readonly roleId: string }

/** One rung: who is told, when, how, and within how many minutes somebody has to say that they see to it. */
export interface Step {
  readonly after: After
  readonly who: readonly Whom[]
  /** Empty: as each person chose. */
  readonly channels: readonly Channel[]
  readonly acknowledgeWithin: number | null
  /** Told again every so many minutes, so many times at the most, until somebody acknowledges. */
  readonly repeat: { readonly every: number; readonly times: number } | null
  /** Waits for the end of the quiet hours, unless the matter is urgent. */
  readonly waits: boolean
}

export interface LadderConditions {
  readonly matter: Matter
  /** The time limit it is for; null for every one. */
  readonly policyId: string | null
  readonly urgency: string | null
}

/** The ladder for a matter: one for its time limit before one for its urgency, and that before one for everything. */
export function ladderFor<Ladder extends LadderConditions & { readonly active: boolean }>(
  ladders: readonly Ladder[],
  wanted: LadderConditions,
): Ladder | undefined {
  const fitting = ladders.filter(
    ({ active, matter, policyId, urgency }) =>
      active &&
      matter === wanted.matter &&
      (policyId === null || policyId === wanted.policyId) &&
      (urgency === null || urgency === wanted.urgency),
  )
  const weight = ({ policyId, urgency }: Ladder) => (policyId === null ? 0 : 2) + (urgency === null ? 0 : 1)
  return fitting.toSorted((a, b) => weight(b) - weight(a))[0]
}

/** The place of the first step that waits for an acknowledgement nobody is asked for; -1 where there is none. */
export function unanswerableStep(steps: readonly Step[]): number {
  return steps.findIndex(
    ({ after }, index) =>
      after.kind === 'unacknowledged' && (steps[index - 1]?.acknowledgeWithin ?? null) === null,
  )
}
