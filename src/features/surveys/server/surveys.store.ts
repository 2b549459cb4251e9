import { type Insertable, type Selectable, sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { Polarity } from '../domain/polarities.ts'
import type { SurveysTables } from './surveys.tables.ts'

export type Invitation = Selectable<SurveysTables['survey_invitations']>

/** Writes an invitation unless this cycle of the ticket has one; gives whether it is new. */
export async function insertInvitation(
  db: WriteHandle,
  invitation: Insertable<SurveysTables['survey_invitations']>,
): Promise<boolean> {
  const row = await db
    .own<SurveysTables>()
    .insertInto('survey_invitations')
    .values(invitation)
    .onConflict((conflict) => conflict.columns(['ticket_id', 'cycle']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the question set asks about a handling by now. */
export async function isInvited(db: ReadHandle, ticketId: string, cycle: number): Promise<boolean> {
  const row = await db
    .tables<SurveysTables>()
    .selectFrom('survey_invitations')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('cycle', '=', cycle)
    .executeTakeFirst()
  return row !== undefined
}

/** Remembers when a customer was written to. */
export async function markMailed(db: WriteHandle, id: string, now: number): Promise<void> {
  await db
    .own<SurveysTables>()
    .updateTable('survey_invitations')
    .set({ mailed_at: new Date(now) })
    .where('id', '=', id)
    .execute()
}

const endOpen = (db: WriteHandle, now: number) =>
  db
    .own<SurveysTables>()
    .updateTable('survey_invitations')
    .set({ ended_at: new Date(now) })
    .where('ended_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('survey_responses')
            .select('survey_responses.invitation_id')
            .whereRef('survey_responses.invitation_id', '=', 'survey_invitations.id'),
        ),
      ),
    )

/** Ends what customers were asked and have not answered. */
export async function endInvitationsTo(
  db: WriteHandle,
  customerIds: readonly string[],
  now: number,
): Promise<void> {
  await endOpen(db, now)
    .where('customer_id', 'in', [...customerIds])
    .execute()
}

/** Ends what a reopened ticket asked about its earlier cycles and nobody answered. */
export async function endInvitations(
  db: WriteHandle,
  { ticketId, beforeCycle, now }: { ticketId: string; beforeCycle: number; now: number },
): Promise<void> {
  await endOpen(db, now).where('ticket_id', '=', ticketId).where('cycle', '<', beforeCycle).execute()
}

/** An invitation with when it was answered, locked for the rest of the transaction. */
export async function lockInvitation(
  db: WriteHandle,
  id: string,
): Promise<(Invitation & { answered_at: Date | null }) | undefined> {
  const invitation = await db
    .own<SurveysTables>()
    .selectFrom('survey_invitations')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (invitation === undefined) return undefined
  const response = await db
    .own<SurveysTables>()
    .selectFrom('survey_responses')
    .select('answered_at')
    .where('invitation_id', '=', id)
    .executeTakeFirst()
  return { ...invitation, answered_at: response?.answered_at ?? null }
}

/** The answer to an invitation; it carries the ticket's columns of the invitation. */
export async function insertResponse(
  db: WriteHandle,
  {
    id,
    invited_at: _invited,
    expires_at: _expires,
    ended_at: _ended,
    mailed_at: _mailed,
    mail_at: _waits,
    ...ticket
  }: Invitation,
  answer: {
    csat: number | null
    nps: number | null
    satisfied: boolean | null
    comment: string | null
    now: number
  },
): Promise<void> {
  const { now, ...scores } = answer
  await db
    .own<SurveysTables>()
    .insertInto('survey_responses')
    .values({ invitation_id: id, ...ticket, ...scores, answered_at: new Date(now) })
    .execute()
}

/** Answers with a comment that nothing made sense of yet, locked; another process takes others. Leans on survey_responses_unread. */
export async function lockUnreadComments(db: WriteHandle, limit: number) {
  return db
    .own<SurveysTables>()
    .selectFrom('survey_responses')
    .select(['invitation_id', 'ticket_id', 'org_unit_id', 'comment'])
    .where('comment', 'is not', null)
    .where('comment_tokens', 'is', null)
    .orderBy('answered_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** Keeps how a comment sounds and what it can be found by. */
export async function saveReading(
  db: WriteHandle,
  invitationId: string,
  { polarity, confidence, words }: { polarity: Polarity; confidence: number; words: readonly string[] },
): Promise<void> {
  await db
    .own<SurveysTables>()
    .updateTable('survey_responses')
    .set({
      comment_tokens: sql<string>`array_to_tsvector(${[...words]}::text[])`,
      polarity,
      polarity_confidence: confidence,
    })
    .where('invitation_id', '=', invitationId)
    .execute()
}

/** Removes what customers wrote; their scores stay. Gives how many comments. */
export async function removeComments(
  db: WriteHandle,
  which: {
    customerIds?: readonly string[]
    before?: Date
    exceptCustomers?: readonly string[]
    exceptTickets?: readonly string[]
  },
): Promise<number> {
  let update = db
    .own<SurveysTables>()
    .updateTable('survey_responses')
    .set({ comment: null, comment_tokens: null })
    .where('comment', 'is not', null)
  if (which.customerIds) update = update.where('customer_id', 'in', [...which.customerIds])
  if (which.before) update = update.where('answered_at', '<', which.before)
  const { exceptCustomers = [], exceptTickets = [] } = which
  if (exceptTickets.length > 0) update = update.where('ticket_id', 'not in', [...exceptTickets])
  if (exceptCustomers.length > 0) {
    update = update.where((eb) =>
      eb.or([eb('customer_id', 'is', null), eb('customer_id', 'not in', [...exceptCustomers])]),
    )
  }
  const result = await update.executeTakeFirst()
  return Number(result.numUpdatedRows)
}
