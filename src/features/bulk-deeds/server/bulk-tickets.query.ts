import { type Expression, type SqlBool, sql } from 'kysely'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { bulkTickets } from '../contract.ts'
import type { Outcome } from '../domain/life.ts'
import type { BulkDeedsTables } from './bulk-deeds.tables.ts'
import { seenBulk } from './visibility.ts'

function withOutcome(wanted: readonly (Outcome | 'waiting')[]): Expression<SqlBool> {
  if (wanted.length === 0) return sql<boolean>`true`
  return sql<boolean>`coalesce(row.outcome, 'waiting') = any(${[...wanted]}::text[])`
}

/** What became of the tickets after a place; those that are closed to the reader are left out. */
export function outcomesAfter(
  { read, actor }: { read: ReadHandle; actor: Actor },
  bulkDeedId: string,
  { after, limit, wanted }: { after: number; limit: number; wanted: readonly (Outcome | 'waiting')[] },
) {
  return read
    .tables<BulkDeedsTables & TicketsTables>()
    .selectFrom('bulk_deed_tickets as row')
    .innerJoin('tickets', 'tickets.id', 'row.ticket_id')
    .select(['row.position', 'row.outcome', 'row.code', 'tickets.id', 'tickets.number', 'tickets.title'])
    .where('row.bulk_deed_id', '=', bulkDeedId)
    .where('row.position', '>', after)
    .where(withOutcome(wanted))
    .where(ticketInReach(actor))
    .orderBy('row.position')
    .limit(limit)
    .execute()
}

export const bulkTicketList = query(bulkTickets, async (context, { bulkDeedId, outcome, ...page }) => {
  await seenBulk(context.read, context.actor, bulkDeedId)
  const [after] = page.cursor === undefined ? [0] : decodeCursor(page.cursor, 1)
  const rows = await outcomesAfter(context, bulkDeedId, {
    after: Number(after),
    limit: page.limit + 1,
    wanted: outcome,
  })
  const { items, next } = pageOfRows(rows, page.limit, (row) => [row.position])
  return { items: items.map(({ position: _, ...row }) => row), next }
})
