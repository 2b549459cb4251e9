import { type Insertable, sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany } from '#platform/server/database/many-rows.ts'
import type { TicketsTables } from './tickets.tables.ts'

const own = (db: WriteHandle) => db.own<TicketsTables>()

/** Claims feedbacks for their first ticket; those that belong to one already are left out of the answer. */
export async function claimFeedbacks(
  db: WriteHandle,
  links: readonly Insertable<TicketsTables['ticket_feedbacks']>[],
): Promise<Set<string>> {
  const rows = await insertMany(
    own(db),
    { table: 'ticket_feedbacks', rows: links },
    sql<{ feedback_id: string }>`on conflict (feedback_id) do nothing returning feedback_id`,
  )
  return new Set(rows.map((row) => row.feedback_id))
}

/** Puts voices under a ticket; gives those that were under `from`, with whether each was its first. */
export async function moveVoices(
  db: WriteHandle,
  voices: { from: string; to: string; only?: readonly string[]; at: Date; by: string | null },
): Promise<{ feedback_id: string; first: boolean }[]> {
  const { rows } = await sql<{ feedback_id: string; first: boolean }>`
    with moving as (
      select feedback_id, first from ticket_feedbacks
      where ticket_id = ${voices.from} and (${voices.only ?? null}::uuid[] is null or feedback_id = any(${voices.only ?? null}::uuid[]))
      for update
    ), moved as (
      update ticket_feedbacks as link set ticket_id = ${voices.to}, first = false, linked_at = ${voices.at}, linked_by = ${voices.by}
      from moving where link.feedback_id = moving.feedback_id
    ) select feedback_id, first from moving`.execute(own(db))
  return rows
}

/** Gives a ticket back the voices it had, wherever a later merge took them. */
export async function returnVoices(
  db: WriteHandle,
  ticketId: string,
  voices: readonly { feedback_id: string; first: boolean }[],
): Promise<void> {
  await sql`
    update ticket_feedbacks as link set ticket_id = ${ticketId}, first = voice.first
    from jsonb_to_recordset(${JSON.stringify(voices)}::jsonb) as voice (feedback_id uuid, first boolean)
    where link.feedback_id = voice.feedback_id`.execute(own(db))
}

/** Takes voices from the ticket they were linked to, so that they can have one of their own. */
export async function releaseVoices(
  db: WriteHandle,
  ticketId: string,
  feedbackIds: readonly string[],
): Promise<number> {
  const result = await own(db)
    .deleteFrom('ticket_feedbacks')
    .where('ticket_id', '=', ticketId)
    .where('feedback_id', 'in', [...feedbackIds])
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
