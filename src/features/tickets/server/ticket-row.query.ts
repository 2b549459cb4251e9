import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { HoldReason } from '../domain/codes.ts'
import { maskedName } from '../domain/masked-name.ts'
import { visibleTickets } from './public/visible-tickets.ts'
import type { TicketRow } from './tickets.tables.ts'

type Row = Selectable<TicketRow>

/**
 * Puts the names that a row shows beside it. Each is looked up by primary key for the rows of the page only;
 * as joins they would cost more time in planning than in reading.
 */
export function withNames(read: ReadHandle, rows: RawBuilder<Row>) {
  return read
    .tables<{ tickets: Row }>()
    .selectFrom(rows.as('tickets'))
    .selectAll()
    .select([
      sql<string | null>`(select name from org_units where id = tickets.org_unit_id)`.as('unit_name'),
      sql<string | null>`(select name from people where id = tickets.assignee_id)`.as('assignee_name'),
      sql<{ name: string | null; vip: boolean } | null>`(
        select jsonb_build_object('name', name, 'vip', vip) from customers where id = tickets.customer_id)`.as(
        'customer',
      ),
      sql<{ zh: string; en: string | null } | null>`(
        select jsonb_build_object('zh', name_zh, 'en', name_en) from labels where id = tickets.label_id)`.as(
        'label',
      ),
      sql<{ reason: HoldReason; since: string } | null>`(
        select jsonb_build_object('reason', reason, 'since', since) from ticket_holds
        where ticket_id = tickets.id and until is null)`.as('hold'),
    ])
}

/** One ticket in reach, with its names. */
export async function namedTicket(read: ReadHandle, actor: Actor, ticketId: string) {
  const row = visibleTickets(read, actor).selectAll('tickets').where('id', '=', ticketId)
  return withNames(read, sql<Row>`(${row})`).executeTakeFirst()
}

export type NamedTicket = NonNullable<Awaited<ReturnType<typeof namedTicket>>>

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
        : {
            id: row.customer_id,
            name: maskedName(row.customer?.name ?? null),
            vip: row.customer?.vip ?? false,
          },
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
    unit: { id: row.org_unit_id, name: row.unit_name ?? '' },
    label:
      row.label_id === null
        ? null
        : { id: row.label_id, nameZh: row.label?.zh ?? '', nameEn: row.label?.en ?? row.label?.zh ?? '' },
    hold:
      row.hold === null ? null : { reason: row.hold.reason, since: new Date(row.hold.since).toISOString() },
    nextDueAt: dueMoment(row.next_due_at),
    breached: row.breached,
    openedAt: row.opened_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}
