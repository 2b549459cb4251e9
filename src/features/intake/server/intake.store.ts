import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { Channel, Kind, Mode } from '../domain/voice.ts'
import type { IntakeTables } from './intake.tables.ts'

/** One row to be written; hashes as hexadecimal text. */
export interface FeedbackRow {
  readonly id: string
  readonly number: string
  readonly secret_hash: string
  readonly channel: Channel
  readonly chosen_kind: Kind | null
  readonly text: string
  readonly customer_id: string | null
  readonly contact_name: string | null
  readonly contact_phone: string | null
  readonly contact_email: string | null
  readonly product_id: string | null
  readonly outlet_id: string | null
  readonly touchpoint_id: string | null
  readonly unit_id: string | null
  readonly occurred_at: string
  readonly received_at: string
  readonly registered_by: string | null
  readonly import_id: string | null
  readonly source: string
  readonly source_id: string | null
  readonly content_hash: string | null
  readonly mode: Mode
  readonly custom: Record<string, unknown>
}

/** Whether a voice carries something by which it would be known again. */
export const isTraceable = (row: FeedbackRow): boolean => row.source_id !== null || row.content_hash !== null

/**
 * Writes voices in one statement, however many. Traceable ones whose source id or content exists already are left out; gives back the
 * ids of those that are in.
 */
export async function insertFeedbacks(db: WriteHandle, rows: readonly FeedbackRow[]): Promise<Set<string>> {
  // In the order given, so that of two rows with one source id the first is the one that stays.
  const numbered = rows.map((row, place) => ({ place, ...row }))
  const leavingOut = rows.some(isTraceable) ? sql`on conflict do nothing` : sql``
  const result = await sql<{ id: string }>`
    insert into feedbacks (id, number, secret_hash, channel, chosen_kind, text, customer_id, contact_name, contact_phone,
      contact_email, product_id, outlet_id, touchpoint_id, occurred_at, received_at, registered_by, import_id, source, source_id,
      content_hash, mode, custom, org_unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6)
    select v.id, v.number, decode(v.secret_hash, 'hex'), v.channel, v.chosen_kind, v.text, v.customer_id, v.contact_name,
      v.contact_phone, v.contact_email, v.product_id, v.outlet_id, v.touchpoint_id, v.occurred_at, v.received_at, v.registered_by,
      v.import_id, v.source, v.source_id, decode(v.content_hash, 'hex'), v.mode, v.custom,
      u.id, u.unit_1, u.unit_2, u.unit_3, u.unit_4, u.unit_5, u.unit_6
    from jsonb_to_recordset(${JSON.stringify(numbered)}::jsonb) as v(place int, id uuid, number text, secret_hash text, channel text,
      chosen_kind text, text text, customer_id uuid, contact_name text, contact_phone text, contact_email text, product_id uuid,
      outlet_id uuid, touchpoint_id uuid, unit_id uuid, occurred_at timestamptz, received_at timestamptz, registered_by uuid,
      import_id uuid, source text, source_id text, content_hash text, mode text, custom jsonb)
    left join org_units u on u.id = v.unit_id
    order by v.place
    ${leavingOut}
    returning id
  `.execute(db.own<IntakeTables>())
  return new Set(result.rows.map(({ id }) => id))
}

/** The voices that came in before under these source ids or with this content. */
export async function findKnown(db: WriteHandle, rows: readonly FeedbackRow[]) {
  const keys = rows.map(({ id, source, source_id, content_hash }) => ({
    id,
    source,
    source_id,
    content_hash,
  }))
  const result = await sql<{ given: string; id: string; number: string }>`
    select k.id as given, f.id, f.number
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(id uuid, source text, source_id text, content_hash text)
    join feedbacks f on f.source = k.source
      and (f.source_id = k.source_id or f.content_hash = decode(k.content_hash, 'hex'))
  `.execute(db.own<IntakeTables>())
  return new Map(result.rows.map((row) => [row.given, row]))
}

export async function linkFiles(
  db: WriteHandle,
  { feedbackId, additionId, after }: { feedbackId: string; additionId: string | null; after: number },
  files: readonly { fileId: string; name: string }[],
): Promise<void> {
  const rows = files.map(({ fileId, name }, place) => ({
    feedback_id: feedbackId,
    file_id: fileId,
    position: after + place,
    name,
    addition_id: additionId,
  }))
  await db.own<IntakeTables>().insertInto('feedback_files').values(rows).execute()
}

export async function insertAddition(
  db: WriteHandle,
  row: IntakeTables['feedback_additions'],
): Promise<void> {
  await db.own<IntakeTables>().insertInto('feedback_additions').values(row).execute()
}

/** A voice, locked so that two additions count each other: how many characters and files it and its additions have by now. */
export async function lockVoice(db: WriteHandle, feedbackId: string) {
  const own = db.own<IntakeTables>()
  const voice = await own
    .selectFrom('feedbacks')
    .select(['erased_at as erasedAt', 'org_unit_id as orgUnitId'])
    .where('id', '=', feedbackId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const { said, files } = await own
    .selectFrom('feedbacks')
    .select(
      sql<number>`(select count(*)::int from feedback_files where feedback_id = feedbacks.id)`.as('files'),
    )
    .select(
      sql<number>`length(text) + coalesce((select sum(length(text)) from feedback_additions where feedback_id = feedbacks.id), 0)`.as(
        'said',
      ),
    )
    .where('id', '=', feedbackId)
    .executeTakeFirstOrThrow()
  return { ...voice, said, files }
}

/** Records a withdrawal; false when it was withdrawn before. */
export async function insertWithdrawal(db: WriteHandle, feedbackId: string, at: Date): Promise<boolean> {
  const result = await db
    .own<IntakeTables>()
    .insertInto('feedback_withdrawals')
    .values({ feedback_id: feedbackId, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function insertUnmasking(
  db: WriteHandle,
  row: IntakeTables['feedback_unmaskings'],
): Promise<void> {
  await db.own<IntakeTables>().insertInto('feedback_unmaskings').values(row).execute()
}
