import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import { insertMany, type ManyRow } from '#platform/server/database/many-rows.ts'
import type { Answers } from '../domain/questionnaire.ts'
import type { QuestionnairesTables, SittingKey } from './questionnaires.tables.ts'

const own = (db: WriteHandle) => db.own<QuestionnairesTables>()

/** A half answer to be begun. */
export interface Beginning {
  readonly questionnaireId: string
  readonly version: number
  readonly key: SittingKey
  readonly seen: boolean
  readonly now: number
}

/** Begins answers; an invited person who comes again goes on with the one they began. */
export async function insertSittings(db: WriteHandle, beginnings: readonly Beginning[]): Promise<void> {
  const rows = beginnings.map(({ questionnaireId, version, key, seen, now }) => ({
    // Its id tells nothing of when it was begun.
    id: randomUUID(),
    ...{ questionnaire_id: questionnaireId, version, seen },
    invitation_id: 'invitationId' in key ? key.invitationId : null,
    key_hash: 'keyHash' in key ? key.keyHash.toString('hex') : null,
    begun_at: 'invitationId' in key ? new Date(now) : null,
  }))
  await sql`
    insert into questionnaire_sittings (id, questionnaire_id, version, invitation_id, key_hash, begun_at, answers, seen)
    select s.id, s.questionnaire_id, s.version, s.invitation_id, decode(s.key_hash, 'hex'), s.begun_at, '{}', s.seen
    from json_to_recordset(${JSON.stringify(rows)}::json) as s(id uuid, questionnaire_id uuid, version int, invitation_id uuid,
      key_hash text, begun_at timestamptz, seen boolean)
    on conflict do nothing`.execute(own(db))
}

/** Remembers that somebody sees the page of a half answer. */
export async function markSeen(db: WriteHandle, id: string): Promise<void> {
  await own(db).updateTable('questionnaire_sittings').set({ seen: true }).where('id', '=', id).execute()
}

export async function saveSitting(db: WriteHandle, id: string, answers: Answers): Promise<void> {
  await own(db)
    .updateTable('questionnaire_sittings')
    .set({ answers: jsonText(answers), seen: true })
    .where('id', '=', id)
    .execute()
}

/** Half answers, locked in one order: of two who take one at once the second finds it gone. */
export function lockSittings(db: WriteHandle, keys: readonly SittingKey[]) {
  const hashes = keys.flatMap((key) => ('keyHash' in key ? [key.keyHash] : []))
  const invitations = keys.flatMap((key) => ('invitationId' in key ? [key.invitationId] : []))
  return own(db)
    .selectFrom('questionnaire_sittings')
    .select(['id', 'questionnaire_id', 'version', 'invitation_id', 'key_hash', 'begun_at'])
    .where(sql<boolean>`(key_hash = any(${hashes}::bytea[]) or invitation_id = any(${invitations}::uuid[]))`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function deleteSittings(db: WriteHandle, ids: readonly string[]): Promise<void> {
  await own(db).deleteFrom('questionnaire_sittings').where(sql<boolean>`id = any(${ids}::uuid[])`).execute()
}

/** Answers that their sittings were taken for. */
export async function insertAnswers(
  db: WriteHandle,
  rows: readonly ManyRow<QuestionnairesTables['questionnaire_answers']>[],
): Promise<void> {
  await insertMany(own(db), { table: 'questionnaire_answers', rows })
}

/** An id that sorted by age would tell in which order anonymous answers came. */
export const newAnswerId = (): string => randomUUID()

/** Words that came by links to one survey, and how often just now. */
export interface Words {
  readonly questionnaireId: string
  readonly hash: string
  readonly times: number
}

/** Counts words once more; gives how often each came by now, in their order. In the order of their key, so that two who count never wait crosswise. */
export async function countWords(db: WriteHandle, words: readonly Words[]): Promise<number[]> {
  if (words.length === 0) return []
  const { rows } = await sql<{ questionnaireId: string; hash: string; times: number }>`
    insert into questionnaire_repeats as known (questionnaire_id, words_hash, times)
    select w."questionnaireId", decode(w.hash, 'hex'), w.times
    from json_to_recordset(${JSON.stringify(words)}::json) as w("questionnaireId" uuid, hash text, times int) order by 1, 2
    on conflict (questionnaire_id, words_hash) do update set times = known.times + excluded.times
    returning questionnaire_id as "questionnaireId", encode(words_hash, 'hex') as hash, times`.execute(
    own(db),
  )
  const counted = new Map(rows.map((row) => [row.questionnaireId + row.hash, row.times]))
  return words.map(({ questionnaireId, hash }) => counted.get(questionnaireId + hash) ?? 0)
}

export async function markAnswered(
  db: WriteHandle,
  answered: readonly { readonly invitationId: string; readonly now: number }[],
): Promise<void> {
  await sql`update questionnaire_invitations invitation set answered_at = to_timestamp(a.now / 1000.0)
    from json_to_recordset(${JSON.stringify(answered)}::json) as a("invitationId" uuid, now bigint)
    where invitation.id = a."invitationId"`.execute(own(db))
}
