import { sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import type { TaxonomyTables } from '#features/taxonomy/server/taxonomy.tables.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { maskedName } from '../domain/masked-name.ts'
import { ticketInReach } from './public/visible-tickets.ts'
import type { TicketsTables } from './tickets.tables.ts'

export type RowTables = TicketsTables & CustomersTables & StaffTables & TaxonomyTables

/** Tickets in reach with every name a row shows, in one statement. */
export function namedTickets(read: ReadHandle, actor: Actor) {
  return read
    .tables<RowTables>()
    .selectFrom('tickets')
    .innerJoin('org_units as unit', 'unit.id', 'tickets.org_unit_id')
    .leftJoin('customers as customer', 'customer.id', 'tickets.customer_id')
    .leftJoin('people as assignee', 'assignee.id', 'tickets.assignee_id')
    .leftJoin('labels as label', 'label.id', 'tickets.label_id')
    .leftJoin('ticket_holds as hold', (join) =>
      join.onRef('hold.ticket_id', '=', 'tickets.id').on('hold.until', 'is', null),
    )
    .selectAll('tickets')
    .select(['unit.name as unit_name', 'customer.name as customer_name', 'customer.vip'])
    .select(['assignee.name as assignee_name', 'label.name_zh', 'label.name_en'])
    .select(['hold.reason as hold_reason', 'hold.since as hold_since'])
    .where(ticketInReach(actor))
}

export type NamedTicket = Awaited<ReturnType<ReturnType<typeof namedTickets>['executeTakeFirstOrThrow']>>

const dueMoment = (due: Date | number): string | null => (due instanceof Date ? due.toISOString() : null)

/** A row as the contract shows it. */
export function shownTicket(row: NamedTicket) {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    kind: row.kind,
    state: row.state,
    urgency: row.urgency,
    tier: row.tier,
    cycle: row.cycle,
    version: row.version,
    customer:
      row.customer_id === null
        ? null
        : { id: row.customer_id, name: maskedName(row.customer_name), vip: row.vip ?? false },
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
    unit: { id: row.org_unit_id, name: row.unit_name },
    label:
      row.label_id === null
        ? null
        : { id: row.label_id, nameZh: row.name_zh ?? '', nameEn: row.name_en ?? row.name_zh ?? '' },
    hold:
      row.hold_reason === null || row.hold_since === null
        ? null
        : { reason: row.hold_reason, since: row.hold_since.toISOString() },
    nextDueAt: dueMoment(row.next_due_at),
    breached: row.breached,
    openedAt: row.opened_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}

/** The actor's own team: the unit they belong to. One look-up that the planner does once. */
export const teamOf = (actor: Actor) =>
  sql<string>`(select org_unit_id from people where id = ${actor.id}::uuid)`
