import { sql } from 'kysely'
import { maskedExcerpt } from '#features/analysis/server/public/masked-text.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import { feedbackInReach } from '#features/intake/server/public/visible-feedback.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { listCustomerVoices } from '../contract.ts'
import type { CustomersTables } from './customers.tables.ts'
import { visibleCustomers } from './visible-customers.ts'

/** Voices of a customer and of everyone merged into them, newest first, each with its ticket; leans on feedbacks_customer. */
export const customerVoices = query(
  listCustomerVoices,
  async ({ read, actor }, { customerId, cursor, limit }) => {
    const seen = await visibleCustomers(read, actor)
      .select('id')
      .where('id', '=', customerId)
      .executeTakeFirst()
    if (seen === undefined) throw new Refusal('platform.notFound', 'missing')
    let rows = read
      .tables<IntakeTables & TicketsTables & CustomersTables>()
      .selectFrom('feedbacks as voice')
      .leftJoin('ticket_feedbacks as link', 'link.feedback_id', 'voice.id')
      .leftJoin('tickets as ticket', 'ticket.id', 'link.ticket_id')
      .select([
        'voice.id as feedbackId',
        'voice.number',
        'voice.channel',
        'voice.chosen_kind',
        'voice.occurred_at',
      ])
      .select([
        'voice.received_at',
        'ticket.id as ticketId',
        'ticket.number as ticketNumber',
        'ticket.state as ticketState',
      ])
      .select([sql<string | null>`coalesce(ticket.kind, voice.chosen_kind)`.as('kind')])
      .select(sql<string>`left(voice.text, 640)`.as('start'))
      .where('voice.customer_id', 'in', (eb) =>
        eb
          .selectFrom('customers')
          .select('id')
          .where((one) => one.or([one('id', '=', customerId), one('merged_into_id', '=', customerId)])),
      )
      .where(feedbackInReach(actor, 'voice'))
    if (cursor !== undefined) {
      const [at, id] = decodeCursor(cursor, 2)
      rows = rows.where(sql<boolean>`(voice.received_at, voice.id) < (${at}::timestamptz, ${id}::uuid)`)
    }
    const found = await rows
      .orderBy('voice.received_at', 'desc')
      .orderBy('voice.id', 'desc')
      .limit(limit + 1)
      .execute()
    const page = pageOfRows(found, limit, (row) => [row.received_at.toISOString(), row.feedbackId])
    const items = page.items.map(({ start, chosen_kind: _, occurred_at, received_at, ...row }) => ({
      ...row,
      excerpt: maskedExcerpt(start, 160),
      occurredAt: occurred_at.toISOString(),
      receivedAt: received_at.toISOString(),
    }))
    return { items, next: page.next }
  },
)
