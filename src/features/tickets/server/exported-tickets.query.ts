import { sql } from 'kysely'
import type { QueryContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { askedParts } from './asked-parts.query.ts'
import type { TicketConditions } from './ticket-conditions.query.ts'
import { firstOfPart, orderOf } from './ticket-parts.query.ts'
import { type NamedTicket, nameColumns, nameJoins, rowColumns } from './ticket-row.query.ts'
import type { TicketsTables } from './tickets.tables.ts'

/** What a file holds at most. */
const mostExported = 100_000
const atOnce = 500

/** The tickets that the inbox would show, in its order, up to what a file holds; `more` says that there are further ones. */
export async function ticketsToExport(
  context: Pick<QueryContext, 'read' | 'actor' | 'now'>,
  input: TicketConditions,
  most: number = mostExported,
): Promise<{ ids: string[]; more: boolean }> {
  const { read } = context
  const order = orderOf(input)
  const limit = sql`${most + 1}::int`
  const firsts = (await askedParts(context, input)).map(
    (part) => sql`(${firstOfPart(read, part, order)} limit ${limit})`,
  )
  const by = sql.raw(`${order.column} ${order.direction}, id ${order.direction}`)
  const { rows } = await sql<{ id: string }>`
    select id from (${sql.join(firsts, sql` union all `)}) as found order by ${by} limit ${limit}
  `.execute(read.tables<TicketsTables>() as never)
  return { ids: rows.slice(0, most).map(({ id }) => id), more: rows.length > most }
}

/** These tickets with their names, in the order given, some hundred at a time. */
export async function* namedTickets(read: ReadHandle, ids: readonly string[]): AsyncGenerator<NamedTicket> {
  for (let start = 0; start < ids.length; start += atOnce) {
    const { rows } = await sql<NamedTicket>`
      select ${rowColumns}, ${nameColumns}
      from unnest(${ids.slice(start, start + atOnce)}::uuid[]) with ordinality as wanted(id, place)
      join tickets on tickets.id = wanted.id ${nameJoins} order by wanted.place
    `.execute(read.tables<TicketsTables>() as never)
    yield* rows
  }
}
