import { type Expression, type SqlBool, sql } from 'kysely'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { reachInParts } from './public/visible-tickets.ts'
import type { TicketView } from './ticket-views.query.ts'
import type { TicketsTables } from './tickets.tables.ts'

/** A view as selections that do not overlap, each of which can follow one ordered index. */
export function partsOfView(
  read: ReadHandle,
  actor: Actor,
  { view, conditions }: { view: TicketView; conditions: readonly Expression<SqlBool>[] },
) {
  // One's own tickets are always in reach: every permission holds at least for them.
  const parts = view === 'mine' ? [sql<boolean>`true`] : reachInParts(actor)
  return parts.map((part) =>
    read
      .tables<TicketsTables>()
      .selectFrom('tickets')
      .where((eb) => eb.and([...conditions, part])),
  )
}
