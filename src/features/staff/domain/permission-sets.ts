import type { KnownPermission } from './permissions.ts'
import type { Scope } from './scopes.ts'

/** Permissions at one scope. */
export const at = (scope: Scope, ...given: KnownPermission[]) =>
  given.map((permission) => ({ permission, scope }))

/** What comes to a unit from the tickets of others. */
export const jointly = ['joint-handling.read', 'joint-handling.answer'] as const

/** What whoever looks over others' work reads. */
export const looking = ['surveys.read', 'metrics.read', 'customers.read', 'staff.read'] as const

/** What others gave above their limits, or ask for where a statute lets nobody take it alone. */
export const approving = ['compensation.read', 'compensation.approve', 'clocks.approve_extension'] as const

/** Letters of supervision, and what is noted of one. */
export const supervised = ['supervision.read', 'supervision.answer'] as const

/** What handling a ticket takes. */
export const handling = [
  'tickets.handle',
  'tickets.close',
  'tickets.message',
  'canned-replies.use',
  'callbacks.record',
  'joint-handling.request',
  'compensation.read',
  'compensation.offer',
  'external-cases.write',
] as const

/** Alerts on figures that fall to somebody. */
export const alerted = ['alerts.read', 'alerts.handle'] as const
