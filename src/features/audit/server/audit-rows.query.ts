import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { subjectOpenTo } from '#features/tickets/server/public/open-to.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { exportAudit } from '../contract.ts'

/** The log as the platform keeps it. */
interface LogTables {
  events: {
    tx: number
    seq: number
    id: string
    type: string
    at: Date
    actor_kind: string
    actor_id: string | null
    subject_kind: string
    subject_id: string
    org_unit_id: string | null
    facts: Record<string, unknown>
    request_id: string | null
    ip: string | null
  }
}

type Tables = LogTables & StaffTables & TicketsTables & IntakeTables & CustomersTables
/** What opens the log: to look at, or to take away. */
type AuditPermission = 'audit.read' | 'audit.export'
/** What the log may be narrowed by. */
export type AuditFilters = InputOf<typeof exportAudit>

/** A person's reach in the log: their own deeds, and what happened in the units where they hold the permission. */
function inReach(actor: Actor, permission: AuditPermission): Expression<SqlBool> {
  const eb = expressionBuilder<LogTables, 'events'>()
  const reach = reachOf(actor, permission)
  if (reach.all) return sql<boolean>`true`
  const branches = reach.subtrees.map(
    ({ unitId, depth }) =>
      sql<boolean>`events.org_unit_id in (select id from org_units where ${sql.ref(`unit_${depth}`)} = ${unitId})`,
  )
  if (reach.units.length > 0) branches.push(sql<boolean>`events.org_unit_id = any(${reach.units}::uuid[])`)
  return eb.or([...branches, eb('events.actor_id', '=', actor.id)])
}

function filtered(filters: AuditFilters): Expression<SqlBool>[] {
  const eb = expressionBuilder<LogTables, 'events'>()
  const found: Expression<SqlBool>[] = []
  if (filters.person) found.push(eb('events.actor_id', '=', filters.person))
  if (filters.feature) found.push(eb('events.type', 'like', `${filters.feature}.%`))
  if (filters.type.length > 0) found.push(eb('events.type', 'in', filters.type))
  if (filters.subject) found.push(eb('events.subject_id', '=', filters.subject))
  if (filters.from) found.push(eb('events.at', '>=', new Date(filters.from)))
  if (filters.to) found.push(eb('events.at', '<', new Date(filters.to)))
  return found
}

/**
 * The log in its own order, the latest first: it walks `events_log_order`, or `events_subject` for one subject.
 * Names come from where they are kept now; what was erased has none.
 */
export function auditRows(
  read: ReadHandle,
  { actor, permission }: { actor: Actor; permission: AuditPermission },
  filters: AuditFilters,
) {
  return read
    .tables<Tables>()
    .selectFrom('events')
    .leftJoin('people as actor', 'actor.id', 'events.actor_id')
    .leftJoin('org_units as unit', 'unit.id', 'events.org_unit_id')
    .select(['events.tx', 'events.seq', 'events.id', 'events.type', 'events.at', 'events.actor_kind'])
    .select(['events.actor_id', 'events.subject_kind', 'events.subject_id', 'events.facts'])
    .select(['events.request_id', 'events.ip', 'actor.name as actor_name', 'unit.name as unit_name'])
    .select(
      sql<string | null>`case events.subject_kind
        when 'ticket' then (select number from tickets where id = events.subject_id)
        when 'feedback' then (select number from feedbacks where id = events.subject_id)
        when 'person' then (select name from people where id = events.subject_id)
        when 'org_unit' then (select name from org_units where id = events.subject_id)
      end`.as('subject_name'),
    )
    .where((eb) => eb.and([inReach(actor, permission), subjectOpenTo(actor), ...filtered(filters)]))
    .orderBy('events.tx', 'desc')
    .orderBy('events.seq', 'desc')
}

/** One row of the log with its names. */
export type AuditRow = Awaited<ReturnType<ReturnType<typeof auditRows>['execute']>>[number]
