import type { PermissionName } from './scopes.ts'

/** Every permission a default role may give, grouped by the room it opens, in the loop's order. */
export const permissions = [
  'intake.read',
  'intake.register',
  'intake.unmask',
  'intake.import',
  'intake.export',
  'analysis.correct',
  'taxonomy.edit',
  'group-events.close',
  'tickets.read',
  'tickets.open',
  'tickets.handle',
  'tickets.close',
  'tickets.write_note',
  'tickets.message',
  'joint-handling.read',
  'joint-handling.request',
  'joint-handling.answer',
  'joint-handling.waive',
  'joint-handling.decide_department',
  'joint-handling.decide_committee',
  'joint-handling.decide_executive',
  'canned-replies.use',
  'canned-replies.share',
  'clocks.extend',
  'clocks.configure',
  'dispatch.claim',
  'dispatch.assign',
  'dispatch.configure',
  'callbacks.record',
  'callbacks.inspect',
  'callbacks.supervise',
  'surveys.read',
  'metrics.read',
  'customers.read',
  'customers.edit',
  'customers.merge',
  'customers.erase',
  'staff.read',
  'staff.manage',
  'staff.configure_roles',
  'sign-in.manage_keys',
  'organisation.configure',
  'audit.read',
  'audit.export',
  'operations.read',
  'operations.manage',
] as const satisfies readonly PermissionName[]

export type KnownPermission = (typeof permissions)[number]

const aboutEverything: ReadonlySet<string> = new Set<KnownPermission>([
  'intake.import',
  'taxonomy.edit',
  'clocks.configure',
  'dispatch.configure',
  'customers.erase',
  'staff.configure_roles',
  'sign-in.manage_keys',
  'organisation.configure',
  'operations.read',
  'operations.manage',
])

/** Whether what a permission opens belongs to no org unit, so that holding it over less than everything opens nothing. */
export const isAboutEverything = (permission: string): boolean => aboutEverything.has(permission)
