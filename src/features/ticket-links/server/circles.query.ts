import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { LinkKind } from '../domain/kinds.ts'
import type { TicketLinksTables } from './ticket-links.tables.ts'

/** Whether links of a kind lead from one ticket to another, over however many others. */
export async function leadsTo(
  db: ReadHandle,
  kind: LinkKind,
  { from, to }: { from: string; to: string },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive path (id) as (
      select ${from}::uuid
      union select link.other_id from path join ticket_links link on link.ticket_id = path.id and link.kind = ${kind}
    ) select exists (select from path where id = ${to}::uuid) as found`.execute(
    db.tables<TicketLinksTables>() as never,
  )
  return rows[0]?.found === true
}

export async function parentOf(db: ReadHandle, ticketId: string): Promise<string | undefined> {
  const row = await db
    .tables<TicketLinksTables>()
    .selectFrom('ticket_links')
    .select('other_id')
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'child_of')
    .executeTakeFirst()
  return row?.other_id
}
