import { numbersStated } from '#features/analysis/server/public/stated-numbers.ts'
import { customersBehind } from '#features/customers/server/public/seen-customers.ts'
import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { ordersOfTicket } from '../contract/reading.ts'
import { keysIn, numberKey } from '../domain/number-key.ts'
import { numbered, orderRows, shownOrder } from './order-rows.query.ts'

/** Orders that are shown when a text is full of numbers. */
const most = 20

async function voicesOf(read: ReadHandle, ticketId: string): Promise<string[]> {
  const rows = await read
    .tables<TicketsTables>()
    .selectFrom('ticket_feedbacks')
    .select('feedback_id')
    .where('ticket_id', '=', ticketId)
    .execute()
  return rows.map(({ feedback_id }) => feedback_id)
}

async function ordersNamed(read: ReadHandle, keys: readonly string[]) {
  if (keys.length === 0) return []
  return orderRows(read).where(numbered(keys)).orderBy('placed_at', 'desc').limit(most).execute()
}

export const ofTicket = query(ordersOfTicket, async ({ read, actor }, { ticketId }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const keys = keysIn(await numbersStated(read, await voicesOf(read, ticketId)))
  const orders = await ordersNamed(read, keys)
  const known = [ticket.customer_id, ...orders.map(({ customer_id }) => customer_id)]
  const behind = await customersBehind(
    read,
    actor,
    known.filter((id) => id !== null),
  )
  const here = ticket.customer_id === null ? undefined : behind.get(ticket.customer_id)
  const mentioned = orders.map((row) => {
    const owner = row.customer_id === null ? undefined : behind.get(row.customer_id)
    const isSame = owner !== undefined && owner.id === here?.id
    const whose = isSame ? ('customer' as const) : owner && here ? ('another' as const) : ('unknown' as const)
    const other =
      isSame || owner === undefined || owner.seen === null ? null : { id: owner.id, ...owner.seen }
    return { ...shownOrder(row), whose, customer: other }
  })
  const borne = new Set(
    orders.flatMap(({ number, parcels }) =>
      [number, ...parcels.map((parcel) => parcel.number)].map(numberKey),
    ),
  )
  return { mentioned, awaited: orders.length < most && keys.some((key) => !borne.has(key)) }
})
