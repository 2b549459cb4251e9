/** What a ticket's clocks are about: reach the customer, tell them the plan, solve it, ask them afterwards. */
export const obligations = ['contact', 'plan', 'resolve', 'callback'] as const
export type Obligation = (typeof obligations)[number]

/** Missed: its time passed first. It stays open until it is done late or the ticket ends. */
export const clockStates = ['running', 'paused', 'met', 'missed', 'cancelled'] as const
export type ClockState = (typeof clockStates)[number]

/** Percent of the time used up at which a clock speaks; at 100 it is breached. */
export const levels = [50, 80, 100] as const
/** The last level a clock spoke at; 0 before the first. */
export type Level = 0 | (typeof levels)[number]

/** A day of a calendar is the working time of its first open weekday: 9 hours of 09:00–18:00, 24 hours of 24×7. */
export const targetUnits = ['minute', 'hour', 'day'] as const
export type TargetUnit = (typeof targetUnits)[number]

export const cancelReasons = ['ticket_ended', 'no_longer_due', 'not_needed'] as const
export type CancelReason = (typeof cancelReasons)[number]

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
