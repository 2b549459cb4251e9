/** What can climb a ladder: a clock of a ticket, a sub-task of another unit, a group event that raised an alert, an alert on figures. */
export const matters = ['clock', 'joint_task', 'group_event', 'alert'] as const
export type Matter = (typeof matters)[number]

/** Whether a matter has no clock of its own: its ladder says how long it may stay open. */
export const isTimedByLadder = (matter: Matter): boolean => matter === 'group_event' || matter === 'alert'

/** One of them. */
export interface Subject {
  readonly matter: Matter
  readonly id: string
}

/** Shares of the time, in percent, at which something is told; at 100 it is overdue. */
export const shares = [50, 80, 100] as const
export type Share = (typeof shares)[number]

/**
 * Whom a step reaches. The holder is who has the ticket, the sub-task or the alert, or may close the group event; where nobody has it,
 * whoever may handle the alert, or the nearest lead. The lead is the nearest one over it, lead above the next one up.
 */
export const reachedBy = ['holder', 'lead', 'lead_above', 'everybody_above', 'person', 'role'] as const

export const channels = ['in_app', 'email', 'push'] as const
export type Channel = (typeof channels)[number]

/** Why a step was told: its share of the time was used, its minutes are over, nobody acknowledged the one before, or it was repeated. */
export const causes = ['share', 'past', 'unacknowledged', 'repeat'] as const
export type Cause = (typeof causes)[number]
