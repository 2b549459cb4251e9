import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

/** One asking about one handling of a ticket. */
export interface Handled {
  readonly questionnaireId: string
  readonly ticketId: string
  readonly cycle: number
}

/** Puts a survey on the tracking page of a ticket; whoever was written to about this cycle finds the same one there. Gives whether it is new. */
export async function insertOffer(
  db: WriteHandle,
  offer: Handled & { id: string; customerId: string; now: number; expiresAt: number },
): Promise<boolean> {
  const { id } = await own(db)
    .insertInto('questionnaire_invitations')
    .values({
      ...{ id: offer.id, questionnaire_id: offer.questionnaireId, customer_id: offer.customerId },
      ...{ ticket_id: offer.ticketId, cycle: offer.cycle, offered: true },
      ...{ invited_at: new Date(offer.now), expires_at: new Date(offer.expiresAt) },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['questionnaire_id', 'ticket_id', 'cycle'])
        .where('cycle', 'is not', null)
        .doUpdateSet({ offered: true }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id === offer.id
}

/** What asks about a handling already, locked. */
export const lockAsked = (db: WriteHandle, { questionnaireId, ticketId, cycle }: Handled) =>
  own(db)
    .selectFrom('questionnaire_invitations')
    .select(['id', 'answered_at', 'ended_at'])
    .where('questionnaire_id', '=', questionnaireId)
    .where('ticket_id', '=', ticketId)
    .where('cycle', '=', cycle)
    .forUpdate()
    .executeTakeFirst()

/** Whoever finds a survey on the tracking page is written to about it, too. */
export async function markWritten(
  db: WriteHandle,
  id: string,
  { now, expiresAt }: { now: number; expiresAt: number },
): Promise<void> {
  await own(db)
    .updateTable('questionnaire_invitations')
    .set({ written_at: new Date(now), expires_at: new Date(expiresAt) })
    .where('id', '=', id)
    .execute()
}

/** Ends what a reopened ticket was asked about its earlier cycles and nobody answered. */
export async function endEarlier(
  db: WriteHandle,
  { ticketId, beforeCycle, now }: { ticketId: string; beforeCycle: number; now: number },
): Promise<void> {
  await own(db)
    .updateTable('questionnaire_invitations')
    .set({ ended_at: new Date(now) })
    .where('ticket_id', '=', ticketId)
    .where('cycle', '<', beforeCycle)
    .where('answered_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}
