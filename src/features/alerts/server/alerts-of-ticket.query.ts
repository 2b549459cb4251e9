import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { query } from '#platform/server/command.ts'
import { alertsOfTicket } from '../contract/reading.ts'
import { itemRows, itemsOf } from './alert-items.ts'
import type { AlertsTables } from './alerts.tables.ts'

export const ticketAlerts = query(alertsOfTicket, async ({ read, actor }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const ties = await read
    .tables<AlertsTables>()
    .selectFrom('alert_tickets')
    .select(['alert_id', 'opened'])
    .where('ticket_id', '=', ticket.id)
    .where('unlinked_at', 'is', null)
    .orderBy('linked_at')
    .execute()
  if (ties.length === 0) return { alerts: [] }
  const opened = new Map(ties.map((one) => [one.alert_id, one.opened]))
  const rows = await itemRows(read, actor)
    .where('alerts.id', 'in', [...opened.keys()])
    .orderBy('alerts.opened_at')
    .execute()
  const items = await itemsOf(read, actor, rows)
  return { alerts: items.map((item) => ({ ...item, opened: opened.get(item.id) === true })) }
})
