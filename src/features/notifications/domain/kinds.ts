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
  'alert',
  'alert_red',
  'alert_assigned',
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
  'approval_waiting',
  'approval_decided',
  'bulk_finished',
] as const
export type Kind = (typeof kinds)[number]

/** What belongs together, as people choose what they are told of. */
export const kindGroups: Readonly<Record<string, readonly Kind[]>> = {
  risks: ['danger', 'urgent', 'group_event', 'alert_red', 'alert', 'alert_assigned', 'seal_broken'],
  tickets: [
    'assigned',
    'taken_away',
    'waiting',
    'customer_replied',
    'reply_stopped',
    'flagged',
    'mentioned',
    'followed',
    'bulk_finished',
  ],
  times: [
    'due_soon',
    'late_expected',
    'breached',
    'escalated',
    'external_case',
    'extension_requested',
    'extension_decided',
  ],
  checks: ['callback_requested', 'bad_score'],
  joint: ['joint_task', 'joint_result', 'joint_overdue', 'arbitration'],
  supervision: [
    'supervision_letter',
    'supervision_result',
    'supervision_overdue',
    'responsibility',
    'supervision_appeal',
  ],
  approvals: ['compensation_waiting', 'compensation_decided', 'approval_waiting', 'approval_decided'],
}

/** Ways in which people are told. */
export const channels = ['in_app', 'email', 'push'] as const
export type Channel = (typeof channels)[number]

/** When something is mailed: never, at once, or with everything else at the next full hour or once a day. */
export const mailings = ['never', 'at_once', 'hourly', 'digest'] as const
export type Mailing = (typeof mailings)[number]

/** How a person is told. */
export interface Channels {
  readonly inApp: boolean
  readonly email: Mailing
}

/** What waits for nobody's quiet hours, is gathered into no digest and stands above the rest until it is read. */
export const pressing: ReadonlySet<Kind> = new Set([
  'danger',
  'urgent',
  'breached',
  'escalated',
  'group_event',
  'alert_red',
  'seal_broken',
])

/** What calls for a deed, and is needed no more once its matter is over. */
export const untilOver: ReadonlySet<Kind> = new Set([
  'assigned',
  'due_soon',
  'late_expected',
  'breached',
  'escalated',
  'waiting',
  'urgent',
  'alert',
  'alert_red',
  'alert_assigned',
  'joint_task',
  'joint_overdue',
  'arbitration',
  'supervision_letter',
  'supervision_overdue',
  'extension_requested',
  'approval_waiting',
])

const mayWait: ReadonlySet<Mailing> = new Set(['hourly', 'digest'])

/** Whether something of a kind may be mailed so: what presses is not gathered. */
export const mayBeMailed = (kind: Kind, mailing: Mailing): boolean =>
  !(pressing.has(kind) && mayWait.has(mailing))

/** Whether a browser in which somebody wants to be told tells it, until they choose: what is also worth a mail at once. */
export const pushedByDefault = (kind: Kind): boolean => defaultChannels[kind].email === 'at_once'

/** Until a person chooses: everything in the inbox, and by mail what must not wait for the next sign-in. */
export const defaultChannels: Readonly<Record<Kind, Channels>> = {
  assigned: { inApp: true, email: 'never' },
  taken_away: { inApp: true, email: 'never' },
  due_soon: { inApp: true, email: 'never' },
  late_expected: { inApp: true, email: 'never' },
  breached: { inApp: true, email: 'at_once' },
  escalated: { inApp: true, email: 'at_once' },
  waiting: { inApp: true, email: 'never' },
  customer_replied: { inApp: true, email: 'never' },
  reply_stopped: { inApp: true, email: 'never' },
  danger: { inApp: true, email: 'at_once' },
  urgent: { inApp: true, email: 'at_once' },
  callback_requested: { inApp: true, email: 'never' },
  bad_score: { inApp: true, email: 'never' },
  flagged: { inApp: true, email: 'never' },
  group_event: { inApp: true, email: 'at_once' },
  alert: { inApp: true, email: 'never' },
  alert_red: { inApp: true, email: 'at_once' },
  alert_assigned: { inApp: true, email: 'at_once' },
  external_case: { inApp: true, email: 'at_once' },
  joint_task: { inApp: true, email: 'at_once' },
  joint_result: { inApp: true, email: 'never' },
  joint_overdue: { inApp: true, email: 'at_once' },
  arbitration: { inApp: true, email: 'at_once' },
  supervision_letter: { inApp: true, email: 'at_once' },
  supervision_result: { inApp: true, email: 'never' },
  supervision_overdue: { inApp: true, email: 'at_once' },
  responsibility: { inApp: true, email: 'at_once' },
  supervision_appeal: { inApp: true, email: 'at_once' },
  mentioned: { inApp: true, email: 'at_once' },
  followed: { inApp: true, email: 'never' },
  seal_broken: { inApp: true, email: 'at_once' },
  extension_requested: { inApp: true, email: 'at_once' },
  extension_decided: { inApp: true, email: 'never' },
  compensation_waiting: { inApp: true, email: 'at_once' },
  compensation_decided: { inApp: true, email: 'never' },
  approval_waiting: { inApp: true, email: 'at_once' },
  approval_decided: { inApp: true, email: 'never' },
  bulk_finished: { inApp: true, email: 'never' },
}
