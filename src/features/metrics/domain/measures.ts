/** What is counted. A point is one thing counted once: a voice, an opening, an answer. */
export const measures = [
  'voices',
  'opened',
  'open',
  'first_contact',
  'resolution',
  'first_contact_resolution',
  'clock',
  'callback',
  'closed',
  'reopened',
  'csat',
  'nps',
] as const
export type Measure = (typeof measures)[number]

/** Measures whose subject is a feedback; all others count tickets. */
export const feedbackMeasures: readonly Measure[] = ['voices']

/** Buckets of `voices`: the polarity as known now. */
export const polarityBuckets = { unknown: 0, negative: 1, neutral: 2, positive: 3 } as const

/** Buckets of `open`: the worst state among the ticket's running clocks. */
export const clockStateBuckets = { on_time: 0, soon: 1, breached: 2 } as const
export type ClockState = keyof typeof clockStateBuckets

/** Buckets of `clock`, `callback` and `first_contact_resolution`. */
export const yesBucket = 1
export const noBucket = 0

/** The worst of several clock states; a ticket without a running clock is on time. */
export function worstClockState(states: readonly ClockState[]): ClockState {
  if (states.includes('breached')) return 'breached'
  return states.includes('soon') ? 'soon' : 'on_time'
}
