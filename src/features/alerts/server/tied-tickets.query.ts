import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AlertsTables } from './alerts.tables.ts'

const mostShown = 50

/** The tickets that people opened from an alert or linked with it, as far as the actor may see them. */
export async function tiedTickets(read: ReadHandle, actor: Actor, alertId: string) {
  const rows = await read
    .tables<AlertsTables & TicketsTables>()
    .selectFrom('alert_tickets as tie')
    .innerJoin('tickets', 'tickets.id', 'tie.ticket_id')
    .select([
      'tickets.id',
      'tickets.number',
      'tickets.title',
      'tickets.state',
      'tickets.ended_at',
      'tie.opened',
    ])
    .where('tie.alert_id', '=', alertId)
    .where('tie.unlinked_at', 'is', null)
    .where(ticketInReach(actor))
    .orderBy('tie.linked_at', 'desc')
    .limit(mostShown)
    .execute()
  return rows.map(({ ended_at, ...ticket }) => ({ ...ticket, open: ended_at === null }))
}
