/**
 * What a ticket's clocks are about: reach the customer, tell them the plan, keep them in the loop until it is solved, solve it, ask them afterwards; and, beside what the
 * organisation promises, what a statute demands: to say whether the matter is taken on, and to conclude it.
 */
export const obligations = [
  'contact',
  'plan',
  'next_update',
  'resolve',
  'callback',
  'legal_acceptance',
  'legal_resolution',
] as const
export type Obligation = (typeof obligations)[number]

/** Missed: its time passed first. It stays open until it is done late or the ticket ends. */
export const clockStates = ['running', 'paused', 'met', 'missed', 'cancelled'] as const
export type ClockState = (typeof clockStates)[number]

/** Percent of the time used up at which a clock speaks; at 100 it is breached. */
export const levels = [50, 80, 100] as const
/** The last level a clock spoke at; 0 before the first. */
export type Level = 0 | (typeof levels)[number]

/**
 * A `day` is the working time of the calendar's first open weekday: 9 hours of 09:00–18:00, 24 hours of 24×7. Working and natural days
 * are dates: the last one counts to its end.
 */
export const targetUnits = ['minute', 'hour', 'day', 'working_day', 'natural_day'] as const
export type TargetUnit = (typeof targetUnits)[number]

export const cancelReasons = ['ticket_ended', 'no_longer_due', 'not_needed'] as const
export type CancelReason = (typeof cancelReasons)[number]

/** What made a version of a limit. */
export const policyChanges = ['installed', 'created', 'edited', 'removed'] as const

/** What the log of a clock records. */
export const logDeeds = [
  'started',
  'retargeted',
  'paused',
  'resumed',
  'warned',
  'breached',
  'met',
  'cancelled',
] as const
export type LogDeed = (typeof logDeeds)[number]

/** What became of a request for more time. Lapsed: nobody decided before the time was up, or the clock ended. */
export const requestStates = ['open', 'granted', 'refused', 'lapsed'] as const
export type RequestState = (typeof requestStates)[number]
