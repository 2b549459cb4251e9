import { type Expression, type SqlBool, sql } from 'kysely'
import { visibleTickets } from '#features/tickets/server/public/visible-tickets.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Outcome } from '../domain/life.ts'
import type { BulkTicket } from './bulk-deeds.tables.ts'

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
  return visibleTickets(read, actor)
    .innerJoin(sql<BulkTicket>`bulk_deed_tickets`.as('row'), 'row.ticket_id', 'tickets.id')
    .select(['row.position', 'row.outcome', 'row.code', 'tickets.id', 'tickets.number', 'tickets.title'])
    .where('row.bulk_deed_id', '=', bulkDeedId)
    .where('row.position', '>', after)
    .where(withOutcome(wanted))
    .orderBy('row.position')
    .limit(limit)
    .execute()
}
