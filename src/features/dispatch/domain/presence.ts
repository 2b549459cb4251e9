import type { Candidate } from './choosing.ts'

/** Whether somebody is there to work. */
export interface Presence {
  readonly availability: Candidate['availability']
  readonly onDuty: boolean
}

/** From a moment on (milliseconds since 1970) something else holds of somebody; what is not named stays. */
export interface PresenceChange extends Partial<Presence> {
  readonly personId: string
  readonly at: number
}

/** Who was there when, as it was recorded over a period. */
export interface PresenceLog {
  readonly from: number
  readonly until: number
  readonly atStart: ReadonlyMap<string, Presence>
  /** In order of time. */
  readonly changes: readonly PresenceChange[]
}

/** Whether they are at work: it is their shift, and they are not away. «Busy» is at work, although nothing new comes. */
const isAtWork = ({ availability, onDuty }: Presence) => onDuty && availability !== 'away'

/** How long each was at work in a period, in milliseconds. */
export function timeAtWork({ from, until, atStart, changes }: PresenceLog): Map<string, number> {
  const now = new Map([...atStart].map(([personId, presence]) => [personId, { presence, since: from }]))
  const worked = new Map([...atStart.keys()].map((personId) => [personId, 0]))
  const count = (personId: string, at: number) => {
    const state = now.get(personId)
    if (state === undefined) return
    if (isAtWork(state.presence)) worked.set(personId, (worked.get(personId) ?? 0) + at - state.since)
    state.since = at
  }
  for (const { personId, at, ...change } of changes) {
    count(personId, at)
    const state = now.get(personId)
    if (state !== undefined) state.presence = { ...state.presence, ...change }
  }
  for (const personId of now.keys()) count(personId, until)
  return worked
}

/**
 * What held of somebody when a period began: what was said last before it; else the opposite of what was said first in it; else what
 * holds now, since nothing was ever said.
 */
export function presenceBefore(
  now: Presence,
  said: { readonly before: Partial<Presence>; readonly first: Partial<Presence> },
): Presence {
  const { before, first } = said
  const wasThere = first.availability === undefined ? undefined : first.availability === 'away'
  const opposite = wasThere === undefined ? undefined : wasThere ? ('online' as const) : ('away' as const)
  return {
    availability: before.availability ?? opposite ?? now.availability,
    onDuty: before.onDuty ?? (first.onDuty === undefined ? now.onDuty : !first.onDuty),
  }
}
