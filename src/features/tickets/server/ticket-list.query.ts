import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { ticketList } from '../contract/reading.ts'
import { ticketPolicyRow } from './policy.ts'
import { partsOfView } from './ticket-parts.query.ts'
import { type NamedTicket, shownTicket, withNames } from './ticket-row.query.ts'
import { inView } from './ticket-views.query.ts'
import type { TicketsTables } from './tickets.tables.ts'

type Input = InputOf<typeof ticketList>

interface Order {
  readonly column: 'next_due_at' | 'opened_at' | 'ended_at'
  readonly direction: 'asc' | 'desc'
}

function orderOf({ view, sort }: Input): Order {
  if (view === 'closed' && sort === undefined) return { column: 'ended_at', direction: 'desc' }
  if (sort === undefined || sort === 'due') return { column: 'next_due_at', direction: 'asc' }
  return { column: 'opened_at', direction: sort === 'newest' ? 'desc' : 'asc' }
}

const escaped = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** A number or its beginning is found through tickets_number; words are looked for along the view's own order. */
function matchesText(text: string): Expression<SqlBool> {
  const eb = expressionBuilder<TicketsTables, 'tickets'>()
  const number = text.toUpperCase()
  return /^T\d[\d-]*$/.test(number)
    ? eb('tickets.number', 'like', `${escaped(number)}%`)
    : eb('tickets.title', 'ilike', `%${escaped(text)}%`)
}

function filters(input: Input): Expression<SqlBool>[] {
  const eb = expressionBuilder<TicketsTables, 'tickets'>()
  const found: Expression<SqlBool>[] = []
  if (input.kind.length > 0) found.push(eb('tickets.kind', 'in', input.kind))
  if (input.label.length > 0) found.push(eb('tickets.label_id', 'in', input.label))
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
  if (input.text) found.push(matchesText(input.text))
  return found
}

function after(input: Input, { column, direction }: Order): Expression<SqlBool>[] {
  if (input.cursor === undefined) return []
  const [value, id] = decodeCursor(input.cursor, 2)
  const sign = sql.raw(direction === 'asc' ? '>' : '<')
  return [
    sql<boolean>`(${sql.ref(`tickets.${column}`)}, tickets.id) ${sign} (${value}::timestamptz, ${id}::uuid)`,
  ]
}

const keyOf = (row: NamedTicket, column: Order['column']): string => {
  const value = row[column]
  return value instanceof Date ? value.toISOString() : 'infinity'
}

export const list = query(ticketList, async ({ read, actor, now }, input) => {
  // Only the view of what is due soon depends on the policy.
  const dueSoonMinutes = input.view === 'due_soon' ? (await ticketPolicyRow(read)).due_soon_minutes : 0
  const order = orderOf(input)
  const conditions = [
    ...inView(input.view, { actor, now, dueSoonMinutes }),
    ...filters(input),
    ...after(input, order),
  ]
  const parts = partsOfView(read, actor, { view: input.view, conditions }).map(
    (part) =>
      sql`(${part
        .selectAll('tickets')
        .orderBy(order.column, order.direction)
        .orderBy('id', order.direction)
        .limit(input.limit + 1)})`,
  )
  const rows = await withNames(read, sql`(${sql.join(parts, sql` union all `)})`)
    .orderBy(`tickets.${order.column}`, order.direction)
    .orderBy('tickets.id', order.direction)
    .limit(input.limit + 1)
    .execute()
  const { items, next } = pageOfRows(rows, input.limit, (row) => [keyOf(row, order.column), row.id])
  return { items: items.map(shownTicket), next }
})
