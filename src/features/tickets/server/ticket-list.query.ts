import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { countingFor } from '#features/taxonomy/server/public/label-succession.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { ticketList } from '../contract/reading.ts'
import { ticketPolicyRow } from './policy.ts'
import { ticketsMatching } from './public/tickets-matching.ts'
import { firstOfPart, limitOf, partsOfView, type TicketOrder, type ViewPart } from './ticket-parts.query.ts'
import { type NamedTicket, nameColumns, nameJoins, rowColumns, shownTicket } from './ticket-row.query.ts'
import { inView } from './ticket-views.query.ts'
import type { TicketsTables } from './tickets.tables.ts'

type Input = InputOf<typeof ticketList>

function orderOf({ view, sort }: Input): TicketOrder {
  if (view === 'closed' && sort === undefined) return { column: 'ended_at', direction: 'desc' }
  if (sort === undefined || sort === 'due') return { column: 'next_due_at', direction: 'asc' }
  return { column: 'opened_at', direction: sort === 'newest' ? 'desc' : 'asc' }
}

function filters(input: Input): Expression<SqlBool>[] {
  const eb = expressionBuilder<TicketsTables, 'tickets'>()
  const found: Expression<SqlBool>[] = []
  if (input.kind.length > 0) found.push(eb('tickets.kind', 'in', input.kind))
  if (input.label.length > 0) found.push(eb('tickets.label_id', 'in', countingFor(input.label)))
  if (input.urgency.length > 0) found.push(eb('tickets.urgency', 'in', input.urgency))
  if (input.tier.length > 0) found.push(eb('tickets.tier', 'in', input.tier))
  if (input.state.length > 0) found.push(eb('tickets.state', 'in', input.state))
  if (input.unit) {
    const { unit } = input
    found.push(
      sql<boolean>`${unit}::uuid in (tickets.unit_1, tickets.unit_2, tickets.unit_3, tickets.unit_4, tickets.unit_5, tickets.unit_6)`,
    )
  }
  if (input.assignee) found.push(eb('tickets.assignee_id', '=', input.assignee))
  if (input.customer) found.push(eb('tickets.customer_id', '=', input.customer))
  return found
}

function after(input: Input, { column, direction }: TicketOrder): Expression<SqlBool>[] {
  if (input.cursor === undefined) return []
  const [value, id] = decodeCursor(input.cursor, 2)
  const sign = sql.raw(direction === 'asc' ? '>' : '<')
  return [
    sql<boolean>`(${sql.ref(`tickets.${column}`)}, tickets.id) ${sign} (${value}::timestamptz, ${id}::uuid)`,
  ]
}

const keyOf = (row: NamedTicket, column: TicketOrder['column']): string => {
  const value = row[column]
  return value instanceof Date ? value.toISOString() : 'infinity'
}

/** The parts merged in their order and cut to a page; only then come the names. */
async function firstRows(
  read: ReadHandle,
  parts: readonly ViewPart[],
  { order, limit }: { order: TicketOrder; limit: number },
): Promise<NamedTicket[]> {
  const most = limitOf(parts, order, limit)
  const by = sql.raw(`tickets.${order.column} ${order.direction}, tickets.id ${order.direction}`)
  const firsts = parts.map((part) => sql`(${firstOfPart(read, part, order).limit(most)})`)
  const { rows } = await sql<NamedTicket>`
    select ${rowColumns}, ${nameColumns} from (
      select * from (${sql.join(firsts, sql` union all `)}) as tickets order by ${by} limit ${most}
    ) as tickets ${nameJoins} order by ${by}
  `.execute(read.tables<TicketsTables>() as never)
  return rows
}

export const list = query(ticketList, async ({ read, actor, now }, input) => {
  // Only the view of what is due soon depends on the policy.
  const dueSoonMinutes = input.view === 'due_soon' ? (await ticketPolicyRow(read)).due_soon_minutes : 0
  const order = orderOf(input)
  const conditions = [
    ...inView(input.view, { actor, now, dueSoonMinutes }),
    ...filters(input),
    ...(input.text ? await ticketsMatching(read, input.text) : []),
    ...after(input, order),
  ]
  const parts = partsOfView(read, actor, { view: input.view, conditions })
  const rows = await firstRows(read, parts, { order, limit: input.limit })
  const { items, next } = pageOfRows(rows, input.limit, (row) => [keyOf(row, order.column), row.id])
  return { items: items.map(shownTicket), next }
})
