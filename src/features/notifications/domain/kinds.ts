/** What a person may be told of. */
export const kinds = [
  'assigned',
  'taken_away',
  'due_soon',
  'late_expected',
  'breached',
  'escalated',
  'waiting',
  'customer_replied',
  'reply_stopped',
  'danger',
  'urgent',
  'callback_requested',
  'bad_score',
  'flagged',
  'group_event',
  'external_case',
  'joint_task',
  'joint_result',
  'joint_overdue',
  'arbitration',
  'supervision_letter',
  'supervision_result',
  'supervision_overdue',
  'responsibility',
  'supervision_appeal',
  'mentioned',
  'followed',
  'seal_broken',
  'extension_requested',
  'extension_decided',
  'compensation_waiting',
  'compensation_decided',
] as const
export type Kind = (typeof kinds)[number]

/** Ways in which people are told. */
export const channels = ['in_app', 'email'] as const
export type Channel = (typeof channels)[number]

/** How a person is told. */
export interface Channels {
  readonly inApp: boolean
  readonly email: boolean
}

/** Until a person chooses: everything in the inbox, and by mail what must not wait for the next sign-in. */
export const defaultChannels: Readonly<Record<Kind, Channels>> = {
  assigned: { inApp: true, email: false },
  taken_away: { inApp: true, email: false },
  due_soon: { inApp: true, email: false },
  late_expected: { inApp: true, email: false },
  breached: { inApp: true, email: true },
  escalated: { inApp: true, email: true },
  waiting: { inApp: true, email: false },
  customer_replied: { inApp: true, email: false },
  reply_stopped: { inApp: true, email: false },
  danger: { inApp: true, email: true },
  urgent: { inApp: true, email: true },
  callback_requested: { inApp: true, email: false },
  bad_score: { inApp: true, email: false },
  flagged: { inApp: true, email: false },
  group_event: { inApp: true, email: true },
  external_case: { inApp: true, email: true },
  joint_task: { inApp: true, email: true },
  joint_result: { inApp: true, email: false },
  joint_overdue: { inApp: true, email: true },
  arbitration: { inApp: true, email: true },
  supervision_letter: { inApp: true, email: true },
  supervision_result: { inApp: true, email: false },
  supervision_overdue: { inApp: true, email: true },
  responsibility: { inApp: true, email: true },
  supervision_appeal: { inApp: true, email: true },
  mentioned: { inApp: true, email: true },
  followed: { inApp: true, email: false },
  seal_broken: { inApp: true, email: true },
  extension_requested: { inApp: true, email: true },
  extension_decided: { inApp: true, email: false },
  compensation_waiting: { inApp: true, email: true },
  compensation_decided: { inApp: true, email: false },
}
