import { alerted, approving, at, handling, jointly, looking, supervised } from './permission-sets.ts'
import { type KnownPermission, permissions } from './permissions.ts'
import type { Scope } from './scopes.ts'

/** A role as shipped; an organisation may change it and go back. */
export interface DefaultRole {
  readonly key: string
  readonly nameZh: string
  readonly nameEn: string
  readonly permissions: readonly { readonly permission: KnownPermission; readonly scope: Scope }[]
}

export const administratorKey = 'administrator'

export const defaultRoles: readonly DefaultRole[] = [
  {
    key: 'agent',
    nameZh: '客服',
    nameEn: 'Agent',
    permissions: [
      ...at(
        'unit',
        'intake.read',
        'tickets.read',
        'tickets.write_note',
        'dispatch.claim',
        'analysis.correct',
        ...jointly,
      ),
      ...at('own', ...handling, ...supervised),
      ...at('all', 'intake.register', 'tickets.open', 'customers.read', 'customers.edit'),
      ...at('unit', 'staff.read'),
    ],
  },
  {
    key: 'team_lead',
    nameZh: '组长',
    nameEn: 'Team lead',
    permissions: [
      ...at('subtree', 'intake.read', 'intake.unmask', 'tickets.read', ...handling, 'tickets.write_note'),
      ...at(
        'subtree',
        'dispatch.claim',
        'clocks.extend',
        'dispatch.assign',
        ...jointly,
        ...supervised,
        'checklists.approve',
        'compensation.approve',
        'compensation.pay',
        'ticket-access.seal',
        'joint-handling.waive',
        'joint-handling.decide_department',
        'analysis.correct',
        'group-events.close',
        'canned-replies.share',
        'macros.share',
        'bulk-deeds.run',
        'automation-rules.configure',
        'saved-views.share',
        'surveys.read',
        'metrics.read',
        ...alerted,
      ),
      ...at('all', 'intake.register', 'tickets.open', 'customers.read', 'customers.edit', 'customers.merge'),
      ...at('subtree', 'staff.read'),
    ],
  },
  {
    key: 'handler',
    nameZh: '承办人',
    nameEn: 'Department handler',
    permissions: [
      ...at('unit', 'intake.read', 'tickets.read', 'tickets.write_note', 'dispatch.claim', 'staff.read'),
      ...at('unit', ...jointly, ...supervised),
      ...at('own', ...handling, 'customers.read'),
    ],
  },
  {
    key: 'quality_inspector',
    nameZh: '质检',
    nameEn: 'QA inspector',
    permissions: at(
      'all',
      'intake.read',
      'tickets.read',
      'tickets.write_note',
      'joint-handling.read',
      'callbacks.record',
      'callbacks.inspect',
      'analysis.correct',
      'questionnaires.read',
      'alerts.read',
      ...looking,
    ),
  },
  {
    key: 'supervisor',
    nameZh: '督办',
    nameEn: 'Supervisor',
    permissions: at(
      'all',
      'intake.read',
      'intake.unmask',
      'tickets.read',
      'tickets.write_note',
      'tickets.close',
      'group-events.close',
      'joint-handling.read',
      'ticket-access.seal',
      'ticket-access.break_glass',
      'joint-handling.waive',
      'joint-handling.decide_committee',
      'clocks.extend',
      'dispatch.assign',
      'callbacks.record',
      'callbacks.supervise',
      'checklists.approve',
      ...approving,
      'supervision.read',
      'supervision.supervise',
      'supervision.decide_appeals',
      'questionnaires.read',
      ...alerted,
      ...looking,
    ),
  },
  {
    key: 'regional_manager',
    nameZh: '区域经理',
    nameEn: 'Regional manager',
    permissions: at(
      'subtree',
      'intake.read',
      'tickets.read',
      'tickets.write_note',
      'group-events.close',
      ...jointly,
      ...supervised,
      ...approving,
      'checklists.approve',
      'joint-handling.decide_department',
      'dispatch.assign',
      'saved-views.share',
      ...alerted,
      ...looking,
    ),
  },
  {
    key: 'analyst',
    nameZh: '分析师',
    nameEn: 'Analyst',
    permissions: at(
      'all',
      'intake.read',
      'intake.import',
      'intake.export',
      'tickets.read',
      'analysis.correct',
      'taxonomy.edit',
      'surveys.read',
      'questionnaires.read',
      'questionnaires.design',
      'metrics.read',
      'dashboards.share',
      ...alerted,
      'alerts.configure',
      'staff.read',
    ),
  },
  {
    key: 'executive',
    nameZh: '管理层',
    nameEn: 'Executive',
    permissions: at(
      'all',
      'tickets.read',
      'joint-handling.read',
      'joint-handling.decide_executive',
      'clocks.approve_extension',
      'compensation.read',
      'supervision.read',
      'supervision.decide_appeals',
      'surveys.read',
      'questionnaires.read',
      'metrics.read',
      'alerts.read',
      'staff.read',
    ),
  },
  {
    key: 'knowledge_editor',
    nameZh: '知识管理员',
    nameEn: 'Knowledge editor',
    permissions: at(
      'all',
      'intake.read',
      'tickets.read',
      'taxonomy.edit',
      'analysis.correct',
      'canned-replies.use',
      'canned-replies.share',
      'staff.read',
    ),
  },
  {
    key: 'counsellor',
    nameZh: '咨询师',
    nameEn: 'Counsellor',
    permissions: [
      ...at('own', 'tickets.read', ...handling, ...supervised, 'tickets.write_note', 'customers.read'),
      ...at('unit', 'intake.register', 'dispatch.claim', 'staff.read'),
    ],
  },
  {
    key: 'vendor_agent',
    nameZh: '外包坐席',
    nameEn: 'Vendor agent',
    permissions: [
      ...at('own', 'tickets.read', ...handling, ...supervised, 'tickets.write_note', 'customers.read'),
      ...at('unit', 'intake.register', 'dispatch.claim', ...jointly),
    ],
  },
  {
    key: administratorKey,
    nameZh: '管理员',
    nameEn: 'Administrator',
    permissions: at('all', ...permissions),
  },
  {
    key: 'auditor',
    nameZh: '审计',
    nameEn: 'Auditor',
    permissions: at('all', 'audit.read', 'audit.export', 'tickets.read', 'staff.read', 'operations.read'),
  },
]

/** The shipped form of a role, if it is one of ours. */
export function defaultRole(key: string): DefaultRole | undefined {
  return defaultRoles.find((role) => role.key === key)
}

type Given = { readonly permission: string; readonly scope: Scope }

/** Permissions that `after` gives and `before` did not, or not as widely. */
export function raised<After extends Given>(before: readonly Given[], after: readonly After[]): After[] {
  const order: readonly Scope[] = ['own', 'unit', 'subtree', 'all']
  const held = new Map(before.map(({ permission, scope }) => [permission, order.indexOf(scope)]))
  return after.filter(({ permission, scope }) => order.indexOf(scope) > (held.get(permission) ?? -1))
}
