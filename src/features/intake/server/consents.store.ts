import { sql } from 'kysely'
import type { Locale } from '#platform/contract/locale.ts'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { IntakeTables } from './intake.tables.ts'

/** One consent to be written; `text` is the sentence of its `wording`. */
export interface ConsentRow {
  readonly feedback_id: string
  readonly locale: Locale
  readonly wording: string | null
  readonly text: string | null
  readonly reference: string | null
  readonly given_at: string
}

/** Writes consents, and sentences that nobody agreed to before, in one statement, however many. */
export async function insertConsents(db: WriteHandle, rows: readonly ConsentRow[], at: Date): Promise<void> {
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as g(feedback_id uuid, locale text, wording text, text text, reference text, given_at timestamptz)
    ), kept as (
      insert into consent_wordings (wording, locale, text, first_used_at)
      select distinct on (wording) wording, locale, text, ${at}::timestamptz from given where wording is not null
      on conflict do nothing
    )
    insert into consents (feedback_id, locale, wording, reference, given_at)
    select feedback_id, locale, wording, reference, given_at from given
  `.execute(db.own<IntakeTables>())
}

/** Whether the consent given with a voice was taken back; undefined when none is on record. Locked, so that it is taken back once. */
export async function lockConsent(db: WriteHandle, feedbackId: string) {
  const own = db.own<IntakeTables>()
  const consent = await own
    .selectFrom('consents')
    .select('feedback_id')
    .where('feedback_id', '=', feedbackId)
    .forUpdate()
    .executeTakeFirst()
  if (consent === undefined) return undefined
  const withdrawal = await own
    .selectFrom('consent_withdrawals')
    .select('at')
    .where('feedback_id', '=', feedbackId)
    .executeTakeFirst()
  return { withdrawn: withdrawal !== undefined }
}

export async function insertConsentWithdrawal(
  db: WriteHandle,
  row: IntakeTables['consent_withdrawals'],
): Promise<void> {
  await db.own<IntakeTables>().insertInto('consent_withdrawals').values(row).execute()
}
