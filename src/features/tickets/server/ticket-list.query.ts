import { type Expression, type SqlBool, sql } from 'kysely'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { ticketList } from '../contract/reading.ts'
import { askedParts } from './asked-parts.query.ts'
import { firstOfPart, limitOf, orderOf, type TicketOrder, type ViewPart } from './ticket-parts.query.ts'
import { type NamedTicket, nameColumns, nameJoins, rowColumns, shownTicket } from './ticket-row.query.ts'
import type { TicketsTables } from './tickets.tables.ts'

type Input = InputOf<typeof ticketList>

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

/** The parts merged in their order and cut to a page; only then come the rows and the names. */
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
      select id from (${sql.join(firsts, sql` union all `)}) as tickets order by ${by} limit ${most}
    ) as page join tickets on tickets.id = page.id ${nameJoins} order by ${by}
  `.execute(read.tables<TicketsTables>() as never)
  return rows
}

export const list = query(ticketList, async (context, input) => {
  const order = orderOf(input)
  const parts = await askedParts(context, input, after(input, order))
  const rows = await firstRows(context.read, parts, { order, limit: input.limit })
  const { items, next } = pageOfRows(rows, input.limit, (row) => [keyOf(row, order.column), row.id])
  return { items: items.map(shownTicket), next }
})
