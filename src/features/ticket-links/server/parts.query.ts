import { maskedTexts, maskedWhole } from '#features/analysis/server/public/masked-text.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The voices of a ticket as its page shows them: masked, and whether another ticket began with them. */
export async function voicesOf(db: ReadHandle, ticketId: string) {
  const rows = await db
    .tables<TicketsTables>()
    .selectFrom('ticket_feedbacks as link')
    .leftJoin('tickets as begun', (join) =>
      join.onRef('begun.feedback_id', '=', 'link.feedback_id').onRef('begun.id', '<>', 'link.ticket_id'),
    )
    .select(['link.feedback_id as id', 'link.first', 'begun.id as begunId'])
    .where('link.ticket_id', '=', ticketId)
    .orderBy('link.linked_at')
    .execute()
  const texts = await maskedTexts(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(({ begunId, ...row }) => ({
    ...row,
    ofAnother: begunId !== null,
    text: texts.get(row.id) ?? '',
  }))
}

/** What the customer said in these messages of a ticket, masked, and the voice it was added to; null where one is not theirs. */
export async function messagesSaid(
  db: ReadHandle,
  ticketId: string,
  messageIds: readonly string[],
): Promise<{ feedbackId: string; text: string } | null> {
  const rows = await db
    .tables<TicketsTables & IntakeTables>()
    .selectFrom('ticket_messages as message')
    .innerJoin('feedback_additions as addition', 'addition.id', 'message.addition_id')
    .select(['addition.feedback_id as feedbackId', 'addition.text'])
    .where('message.ticket_id', '=', ticketId)
    .where('message.id', 'in', [...messageIds])
    .orderBy('message.at')
    .execute()
  const [first] = rows
  if (first === undefined || rows.length < new Set(messageIds).size) return null
  return {
    feedbackId: first.feedbackId,
    text: rows.map(({ text }) => maskedWhole(text, null)).join('\n'),
  }
}

/** How a voice came in, for one that is made of a part of it. */
export async function originVoice(db: ReadHandle, feedbackId: string) {
  return db
    .tables<IntakeTables>()
    .selectFrom('feedbacks')
    .select(['customer_id as customerId', 'channel', 'product_id as productId', 'outlet_id as outletId'])
    .select([
      'touchpoint_id as touchpointId',
      'occurred_at as occurredAt',
      'received_at as receivedAt',
      'mode',
    ])
    .where('id', '=', feedbackId)
    .executeTakeFirstOrThrow()
}
