import { type Insertable, sql, type Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import type { Followed, Plan, SendingKind, Way } from '../domain/sendings.ts'
import type { QuestionnairesTables } from './questionnaires.tables.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

export async function insertSending(
  db: WriteHandle,
  sending: {
    id: string
    questionnaireId: string
    kind: SendingKind
    way: Way
    plan: Plan
    active: boolean
    now: number
  },
): Promise<void> {
  const { id, questionnaireId, kind, way, plan, active, now } = sending
  const row = { way, plan: jsonText(plan), active }
  await own(db)
    .insertInto('questionnaire_sendings')
    .values({ id, questionnaire_id: questionnaireId, kind, ...row, created_at: new Date(now) })
    .onConflict((conflict) =>
      // Literals: with parameters a plan made for any kinds finds no index that fits.
      conflict
        .columns(['questionnaire_id', 'kind'])
        .where(sql<boolean>`kind in ('closure', 'order')`)
        .doUpdateSet(row),
    )
    .execute()
}

export type RecipientRow = Insertable<QuestionnairesTables['questionnaire_recipients']>

/** Writes who was chosen, a thousand a statement; whoever was chosen for the same closing or order before is left out. */
export async function insertRecipients(db: WriteHandle, rows: readonly RecipientRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 1000)
    await own(db)
      .insertInto('questionnaire_recipients')
      .values(rows.slice(at, at + 1000))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

export async function updateRecipients(
  db: WriteHandle,
  ids: readonly string[],
  change: Updateable<QuestionnairesTables['questionnaire_recipients']>,
): Promise<void> {
  if (ids.length === 0) return
  await own(db)
    .updateTable('questionnaire_recipients')
    .set(change)
    .where('id', 'in', [...ids])
    .execute()
}

const withSending = (db: WriteHandle) =>
  own(db)
    .selectFrom('questionnaire_recipients as recipient')
    .innerJoin('questionnaire_sendings as sending', 'sending.id', 'recipient.sending_id')
    .selectAll('recipient')
    .select(['sending.way', 'sending.plan', 'sending.active', 'sending.kind'])

/** How many at once, and of which sending; of every one where none is named. */
export interface Batch {
  readonly most: number
  readonly sendingId?: string
}

/** Those whose hour has come, locked; another process takes others. Leans on questionnaire_recipients_due. */
export const lockDue = (db: WriteHandle, now: number, { most, sendingId }: Batch) =>
  (sendingId === undefined ? withSending(db) : withSending(db).where('recipient.sending_id', '=', sendingId))
    .where('recipient.state', '=', 'waiting')
    .where('recipient.due_at', '<=', new Date(now))
    .orderBy('recipient.due_at')
    .limit(most)
    .forUpdate('recipient')
    .skipLocked()
    .execute()

export type DueRow = Awaited<ReturnType<typeof lockDue>>[number]

/** Those who are to be reminded, locked. Leans on questionnaire_recipients_remind. */
export const lockToRemind = (db: WriteHandle, now: number, limit: number) =>
  withSending(db)
    .innerJoin('questionnaire_invitations as invitation', 'invitation.id', 'recipient.invitation_id')
    .select(['invitation.answered_at', 'invitation.ended_at', 'invitation.expires_at'])
    .where('recipient.remind_at', '<=', new Date(now))
    .orderBy('recipient.remind_at')
    .limit(limit)
    .forUpdate('recipient')
    .skipLocked()
    .execute()

/** The standing asking of surveys that are open. */
export const standingSendings = (db: WriteHandle, kind: Followed) =>
  own(db)
    .selectFrom('questionnaire_sendings as sending')
    .innerJoin('questionnaires', 'questionnaires.id', 'sending.questionnaire_id')
    .select(['sending.id', 'sending.questionnaire_id', 'sending.plan'])
    .where('sending.kind', '=', kind)
    .where('sending.active', '=', true)
    .where('questionnaires.state', '=', 'open')
    .execute()

/** Notes that colleagues passed these on by hand, and when whoever does not answer is to be reminded; gives how many waited for it. */
export async function markPassedOn(
  db: WriteHandle,
  { questionnaireId, ids, now }: { questionnaireId: string; ids: readonly string[]; now: number },
): Promise<number> {
  const { numUpdatedRows } = await own(db)
    .updateTable('questionnaire_recipients')
    .from('questionnaire_sendings as sending')
    .set({
      passed_on_at: new Date(now),
      remind_at: sql<Date | null>`case when reminded_at is null
        then ${new Date(now)}::timestamptz + make_interval(hours => 24 * (sending.plan ->> 'remindAfterDays')::int) end`,
    })
    .whereRef('sending.id', '=', 'questionnaire_recipients.sending_id')
    .where('questionnaire_recipients.questionnaire_id', '=', questionnaireId)
    .where('questionnaire_recipients.id', 'in', [...ids])
    .where('by_hand', '=', true)
    .where(sql<boolean>`(passed_on_at is null or passed_on_at < reminded_at)`)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Those whom no colleague passed a letter on to within its limit, and who did not answer otherwise; locked. Leans on questionnaire_recipients_unsent. */
export const lockUnsent = (db: WriteHandle, now: number, limit: number) =>
  own(db)
    .selectFrom('questionnaire_recipients as recipient')
    .innerJoin('questionnaire_invitations as invitation', 'invitation.id', 'recipient.invitation_id')
    .select(['recipient.id', 'recipient.invitation_id'])
    .where('recipient.by_hand', '=', true)
    .where('recipient.passed_on_at', 'is', null)
    .where('recipient.state', '=', 'invited')
    .where('recipient.until', '<', new Date(now))
    .where('invitation.answered_at', 'is', null)
    .limit(limit)
    .forUpdate('recipient')
    .skipLocked()
    .execute()
