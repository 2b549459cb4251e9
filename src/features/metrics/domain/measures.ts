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
  'action',
  'callback_owed',
  'repeat',
  'ces',
  'csi',
] as const
export type Measure = (typeof measures)[number]

/** Measures whose subject is a feedback. */
export const feedbackMeasures: readonly Measure[] = ['voices', 'repeat']

/** Measures whose subject is, or may be, somebody's invitation to a survey; all others count tickets. Of `csat` and `nps` it may be nothing that one could open. */
export const invitedMeasures: readonly Measure[] = ['ces', 'csi', 'csat', 'nps']

/** Buckets of `ces` and `csi`: what somebody answered on average, in whole parts of a point. */
export const effortParts = 100
export const indexParts = 10

/** Buckets of `repeat`: 0 for the first complaint of a customer, else whole days since the one before and one more, at most a year's. */
export const longestRepeat = 366

/** What is known of callbacks before they are done is kept from whose work they check: nothing lists them here (`callbacks` does). */
export const listedMeasures = measures.filter((measure) => measure !== 'callback_owed')

/** Buckets of `voices`: the polarity as known now. */
export const polarityBuckets = { unknown: 0, negative: 1, neutral: 2, positive: 3 } as const

/** Buckets of `open`: the worst state among the ticket's running clocks. */
export const clockStateBuckets = { on_time: 0, soon: 1, breached: 2 } as const
export type ClockState = keyof typeof clockStateBuckets

/** Buckets of `opened`: what became of the ticket since. */
export const openingBuckets = { open: 0, closed: 1, withdrawn: 2 } as const

/** What may be true of a closure, each a bit of the bucket of `closed`. */
export const ofClosure = { reopened: 1, improved: 2 } as const

/** What came of a callback, each a bit of the bucket of `callback_owed`; a customer may have said neither yes nor no. */
export const ofCallback = { tried: 1, solved: 2, unsolved: 4, satisfied: 8, dissatisfied: 16 } as const

/** Whether a bucket made of bits has one. */
export const has = (bucket: number, bit: number): boolean => (bucket & bit) !== 0

/** The bucket of the bits that are true. */
export const bucketOfBits = (bits: readonly (readonly [bit: number, isTrue: boolean])[]): number =>
  bits.reduce((bucket, [bit, isTrue]) => (isTrue ? bucket | bit : bucket), 0)

/** Buckets of `clock`, `callback` and `first_contact_resolution`. */
export const yesBucket = 1
export const noBucket = 0

/** The worst of several clock states; a ticket without a running clock is on time. */
export function worstClockState(states: readonly ClockState[]): ClockState {
  if (states.includes('breached')) return 'breached'
  return states.includes('soon') ? 'soon' : 'on_time'
}
