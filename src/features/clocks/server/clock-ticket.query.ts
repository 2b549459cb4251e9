import { expressionBuilder } from 'kysely'
import { openTo } from '#features/tickets/server/public/open-to.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import type { CycleFacts } from '../domain/cycle.ts'
import { factsOf } from './clock-facts.ts'
import type { ClocksTables } from './clocks.tables.ts'

/** Tickets an actor reaches with every one of these permissions; their own are those assigned to them. */
export function ticketsInReach(db: ReadHandle, actor: Actor, permissions: readonly Permission[]) {
  const eb = expressionBuilder<TicketsTables, 'tickets'>()
  const reached = permissions.map((permission) =>
    insideReach(eb, reachOf(actor, permission), {
      table: 'tickets',
      ownedBy: 'assignee_id',
      actorId: actor.id,
    }),
  )
  return db
    .tables<TicketsTables & ClocksTables>()
    .selectFrom('tickets')
    .where(eb.and([...reached, openTo(actor, 'tickets.id')]))
}

/** What is known of one handling; undefined where none has clocks. */
export async function factsOfCycle(
  db: ReadHandle,
  { ticketId, cycle }: { ticketId: string; cycle: number },
): Promise<CycleFacts | undefined> {
  const tables = db.tables<ClocksTables>()
  const [row, pauses] = [
    await tables
      .selectFrom('clocked_cycles')
      .selectAll()
      .where('ticket_id', '=', ticketId)
      .where('cycle', '=', cycle)
      .executeTakeFirst(),
    await tables.selectFrom('clock_pauses').selectAll().where('ticket_id', '=', ticketId).execute(),
  ]
  return row && factsOf(row, pauses)
}

/** Which handling a clock belongs to, if the actor reaches its ticket. */
export async function ticketOfClock(
  db: ReadHandle,
  actor: Actor,
  wanted: { clockId: string; permissions: readonly Permission[] },
): Promise<{ ticketId: string; cycle: number } | undefined> {
  return ticketsInReach(db, actor, wanted.permissions)
    .innerJoin('clocks', 'clocks.ticket_id', 'tickets.id')
    .where('clocks.id', '=', wanted.clockId)
    .select(['clocks.ticket_id as ticketId', 'clocks.cycle'])
    .executeTakeFirst()
}

/** Which clock a request is about. */
export async function clockOfRequest(
  db: ReadHandle,
  requestId: string,
): Promise<{ clockId: string; ticketId: string } | undefined> {
  return db
    .tables<ClocksTables>()
    .selectFrom('clock_extension_requests as request')
    .innerJoin('clocks', 'clocks.id', 'request.clock_id')
    .select(['clocks.id as clockId', 'clocks.ticket_id as ticketId'])
    .where('request.id', '=', requestId)
    .executeTakeFirst()
}
