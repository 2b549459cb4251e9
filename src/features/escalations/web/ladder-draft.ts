import type { LadderStep } from '../contract/ladders.ts'
import type { Channel } from '../domain/codes.ts'

/** What can be chosen without naming anybody. */
export const places = ['holder', 'lead', 'lead_above', 'everybody_above'] as const
type Place = (typeof places)[number]

export const moments = ['share50', 'share80', 'share100', 'past', 'unacknowledged'] as const

/** A step as its fields hold it; what is left empty is absent or null. */
export interface StepDraft {
  readonly when: (typeof moments)[number]
  readonly minutes?: number | null
  readonly to: readonly Place[]
  readonly personId?: string | null
  readonly roleId?: string | null
  readonly channels: readonly Channel[]
  readonly acknowledgeWithin?: number | null
  readonly every?: number | null
  readonly times?: number | null
  readonly waits: boolean
}

export const firstStep: StepDraft = { when: 'share100', to: ['lead'], channels: [], waits: false }

/** The fields of a step. */
export function draftOf(step: LadderStep): StepDraft {
  const { after, who, repeat, channels, acknowledgeWithin, waits } = step
  return {
    when: after.kind === 'share' ? (`share${after.share}` as const) : after.kind,
    minutes: after.kind === 'past' ? after.minutes : null,
    to: who.flatMap((one) => (one.to === 'person' || one.to === 'role' ? [] : [one.to])),
    personId: who.find((one) => one.to === 'person')?.personId ?? null,
    roleId: who.find((one) => one.to === 'role')?.roleId ?? null,
    channels,
    acknowledgeWithin,
    every: repeat?.every ?? null,
    times: repeat?.times ?? null,
    waits,
  }
}

/** The step that the fields mean. */
export function stepOf(draft: StepDraft): LadderStep {
  const { minutes, to, personId, roleId, channels, acknowledgeWithin, every, times, waits } = draft
  return {
    after: afterOf(draft.when, minutes ?? 30),
    who: [
      ...to.map((place) => ({ to: place })),
      ...(personId ? [{ to: 'person' as const, personId }] : []),
      ...(roleId ? [{ to: 'role' as const, roleId }] : []),
    ],
    channels: [...channels],
    acknowledgeWithin: acknowledgeWithin ?? null,
    repeat: every && times ? { every, times } : null,
    waits,
  }
}

function afterOf(when: StepDraft['when'], minutes: number): LadderStep['after'] {
  if (when === 'past') return { kind: 'past', minutes }
  if (when === 'unacknowledged') return { kind: 'unacknowledged' }
  const share = { share50: 50, share80: 80, share100: 100 } as const
  return { kind: 'share', share: share[when] }
}
