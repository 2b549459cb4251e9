import { type Expression, type SqlBool, sql } from 'kysely'
import { keysOf } from '#features/customers/server/public/find-or-create.ts'
import { matchingCustomers } from '#features/customers/server/public/matching-customers.ts'
import { ticketsMatching } from '#features/tickets/server/public/tickets-matching.ts'
import { seenTicket, type Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import { type Actor, may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { linkCandidates } from '../contract/reading.ts'
import { briefs } from './briefs.query.ts'

const most = 20

async function customersNamed(read: ReadHandle, actor: Actor, text: string): Promise<Expression<SqlBool>[]> {
  if (!may(actor, 'customers.read')) return []
  const keys = keysOf({ phone: text, email: text, externalId: text })
  const found = await matchingCustomers(read, actor, { typed: text, keys, limit: 8 })
  const ids = found.flatMap((row) => row.ids)
  return ids.length === 0 ? [] : [sql<boolean>`tickets.customer_id = any(${ids}::uuid[])`]
}

/** What was typed is a number, words of a title, or a customer; nothing typed asks for the same customer's other tickets. */
async function wantedBy(read: ReadHandle, actor: Actor, { text, ticket }: { text: string; ticket: Ticket }) {
  if (text === '')
    return ticket.customer_id === null
      ? sql<boolean>`false`
      : sql<boolean>`tickets.customer_id = ${ticket.customer_id}::uuid`
  const matching = [sql<boolean>`(${sql.join(await ticketsMatching(read, text), sql` and `)})`]
  return sql<boolean>`(${sql.join([...matching, ...(await customersNamed(read, actor, text))], sql` or `)})`
}

export const candidates = query(linkCandidates, async ({ read, actor }, { ticketId, text }) => {
  const ticket = await seenTicket(read, actor, ticketId)
  const wanted = await wantedBy(read, actor, { text, ticket })
  const found = await briefs(read, actor, {
    which: sql<boolean>`tickets.id <> ${ticketId}::uuid and ${wanted}`,
    limit: most,
  })
  const isTheirs = (customer: { id: string } | null) =>
    customer !== null && customer.id === ticket.customer_id
  return { tickets: found.map((one) => ({ ...one, sameCustomer: isTheirs(one.customer) })) }
})
