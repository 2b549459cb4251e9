import { sql } from 'kysely'
import { maskedExcerpt } from '#features/analysis/server/public/masked-text.ts'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import { keysOf } from '#features/customers/server/public/find-or-create.ts'
import { shownEmail, shownPhone } from '#features/customers/server/public/masks.ts'
import { matchingCustomers } from '#features/customers/server/public/matching-customers.ts'
import { visibleTickets } from '#features/tickets/server/public/visible-tickets.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { findCallers } from '../contract.ts'
import type { IntakeTables } from './intake.tables.ts'
import { feedbackInReach } from './public/visible-feedback.ts'

const mostCallers = 8

async function ticketsOf(read: ReadHandle, actor: Actor, customerIds: readonly string[]) {
  return visibleTickets(read, actor)
    .select(['id', 'number', 'title', 'state', 'opened_at', 'customer_id'])
    .where('customer_id', 'in', [...customerIds])
    .where('state', 'not in', ['closed', 'withdrawn'])
    .orderBy('opened_at', 'desc')
    .limit(100)
    .execute()
}

/**
 * Who may be calling. A whole number, mailbox or id is recognised whoever asks, for that person is on the line;
 * a part of one finds only customers whom the asker may see. Their tickets and voices show as far as the asker sees those.
 */
export const callers = query(findCallers, async ({ read, actor }, { q }) => {
  const keys = keysOf({ phone: q, email: q, externalId: q })
  const found = await matchingCustomers(read, actor, { typed: q, keys, limit: mostCallers })
  const ids = found.flatMap((row) => row.ids)
  if (ids.length === 0) return { callers: [] }
  const [tickets, voices] = await Promise.all([
    ticketsOf(read, actor, ids),
    read
      .tables<IntakeTables & CustomersTables>()
      .selectFrom('feedbacks')
      .select([
        'id as feedbackId',
        'number',
        'received_at',
        'customer_id',
        sql<string>`left(text, 480)`.as('start'),
      ])
      .where('customer_id', 'in', ids)
      .where(feedbackInReach(actor))
      .orderBy('received_at', 'desc')
      .limit(40)
      .execute(),
  ])
  const callersFound = found.map(({ ids: own, id, phone, email, ...row }) => ({
    ...row,
    customerId: id,
    phone: shownPhone(phone),
    email: shownEmail(email),
    openTickets: tickets
      .filter((one) => own.includes(one.customer_id as string))
      .map(({ opened_at, customer_id: _, ...one }) => ({ ...one, openedAt: opened_at.toISOString() })),
    recentVoices: voices
      .filter((one) => own.includes(one.customer_id as string))
      .slice(0, 5)
      .map(({ feedbackId, number, received_at, start }) => ({
        feedbackId,
        number,
        excerpt: maskedExcerpt(start, 80),
        receivedAt: received_at.toISOString(),
      })),
  }))
  return { callers: callersFound }
})
