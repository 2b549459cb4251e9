import { sql } from 'kysely'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import type { TicketAccessTables } from './ticket-access.tables.ts'

/**
 * Confidential tickets that an actor may open in need: where their permission reaches, and they are neither a reader nor kept away. A seal
 * can be broken, a recusal cannot.
 */
export function sealedTicketsInReach(db: ReadHandle, actor: Actor) {
  const reach = reachOf(actor, 'ticket-access.break_glass')
  return db
    .tables<TicketsTables & TicketAccessTables>()
    .selectFrom('ticket_seals as seal')
    .innerJoin('tickets', 'tickets.id', 'seal.ticket_id')
    .where('seal.ended_at', 'is', null)
    .where((eb) => insideReach(eb, reach, { table: 'tickets', actorId: actor.id }))
    .where(sql<boolean>`not exists (select from ticket_readers
      where ticket_id = seal.ticket_id and person_id = ${actor.id}::uuid)`)
    .where(sql<boolean>`not exists (select from ticket_recusals
      where ticket_id = seal.ticket_id and person_id = ${actor.id}::uuid and ended_at is null)`)
}
