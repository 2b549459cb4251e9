import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { HoldReason } from '../domain/codes.ts'
import type { TicketRow } from './tickets.tables.ts'

type Row = Selectable<TicketRow>

const columns = [
  'id',
  'number',
  'title',
  'kind',
  'state',
  'urgency',
  'tier',
  'cycle',
  'version',
  'customer_id',
  'assignee_id',
  'org_unit_id',
  'label_id',
  'next_due_at',
  'breached',
  'opened_at',
  'ended_at',
] as const satisfies (keyof Row)[]

/** What a row of tickets shows, with the names that stand beside it. */
export interface NamedTicket extends Pick<Row, (typeof columns)[number]> {
  readonly unit_name: string | null
  readonly assignee_name: string | null
  readonly customer_name: string | null
  readonly customer_vip: boolean | null
  readonly label_zh: string | null
  readonly label_en: string | null
  readonly hold_reason: HoldReason | null
  readonly held_since: Date | null
}

/** The columns of a row, without its names. */
export const rowColumns: RawBuilder<unknown> = sql.raw(
  columns.map((column) => `tickets.${column}`).join(', '),
)

/**
 * The names beside a row of `tickets`; needs `nameJoins`. Units and people are looked up one by one: joined to a page of fifty, the planner
 * reads all two thousand of them.
 */
export const nameColumns: RawBuilder<unknown> = sql`(select name from org_units where id = tickets.org_unit_id) as unit_name,
  (select name from people where id = tickets.assignee_id) as assignee_name,
  customer.name as customer_name, customer.vip as customer_vip, label.name_zh as label_zh, label.name_en as label_en,
  hold.reason as hold_reason, hold.since as held_since`

/** Where the names come from: each is looked up by its key, so `tickets` should be cut to what is shown before. */
export const nameJoins: RawBuilder<unknown> = sql`
  left join customers customer on customer.id = tickets.customer_id
  left join labels label on label.id = tickets.label_id
  left join ticket_holds hold on hold.ticket_id = tickets.id and hold.until is null`

const dueMoment = (due: Date | number): string | null => (due instanceof Date ? due.toISOString() : null)

/** A row as the contract shows it. */
export function shownTicket(row: NamedTicket) {
  const { customer_id, assignee_id, label_id } = row
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
      customer_id === null
        ? null
        : { id: customer_id, name: row.customer_name, vip: row.customer_vip ?? false },
    assignee: assignee_id === null ? null : { id: assignee_id, name: row.assignee_name ?? '' },
    unit: { id: row.org_unit_id, name: row.unit_name ?? '' },
    label:
      label_id === null
        ? null
        : { id: label_id, nameZh: row.label_zh ?? '', nameEn: row.label_en ?? row.label_zh ?? '' },
    hold:
      row.hold_reason === null || row.held_since === null
        ? null
        : { reason: row.hold_reason, since: row.held_since.toISOString() },
    nextDueAt: dueMoment(row.next_due_at),
    breached: row.breached,
    openedAt: row.opened_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}
