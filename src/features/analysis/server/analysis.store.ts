import { type Selectable, sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import { emptyDetails } from '../domain/judgement.ts'
import type { AnalysisTables } from './analysis.tables.ts'
import { findableWords } from './findable-words.ts'

/** A version of an analysis about to be written as the one that stands. */
export type AnalysisRow = Omit<Selectable<AnalysisTables['analyses']>, 'current'>

/** Those of the given voices that have an analysis. */
export async function analysedAmong(db: ReadHandle, feedbackIds: readonly string[]): Promise<Set<string>> {
  if (feedbackIds.length === 0) return new Set()
  const rows = await db
    .tables<AnalysisTables>()
    .selectFrom('analyses')
    .select('feedback_id')
    .where('feedback_id', 'in', [...feedbackIds])
    .where('current', '=', true)
    .execute()
  return new Set(rows.map((row) => row.feedback_id))
}

/** Writes versions that stand from now on; earlier ones of the same voices become their history. */
export async function insertAnalyses(db: WriteHandle, rows: readonly AnalysisRow[]): Promise<void> {
  if (rows.length === 0) return
  const later = rows.filter(({ version }) => version > 1).map(({ feedback_id }) => feedback_id)
  if (later.length > 0) {
    await db
      .own<AnalysisTables>()
      .updateTable('analyses')
      .set({ current: false })
      .where('feedback_id', 'in', later)
      .where('current', '=', true)
      .execute()
  }
  await sql`
    insert into analyses (feedback_id, version, analyser_version, taxonomy_version, received_at, at, language, kind, kind_confidence,
      kind_source, sentiment, polarity, polarity_confidence, polarity_source, emotion, emotion_confidence, emotion_source, urgency,
      urgency_confidence, urgency_source, label_id, label_confidence, label_source, risks, risks_said, details,
      by_person_id)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(feedback_id uuid, version int, analyser_version text,
      taxonomy_version int, received_at timestamptz, at timestamptz, language text, kind text, kind_confidence real, kind_source text,
      sentiment real, polarity text, polarity_confidence real, polarity_source text, emotion text, emotion_confidence real, emotion_source text,
      urgency text, urgency_confidence real, urgency_source text, label_id uuid, label_confidence real, label_source text, risks text[],
      risks_said jsonb, details jsonb,
      by_person_id uuid)
  `.execute(db.own<AnalysisTables>())
}

/** A voice as search needs it. */
export interface Searchable {
  readonly id: string
  readonly text: string
  readonly received_at: Date
}

/** Makes voices findable by their words, from now on by these alone. */
export async function saveSearchRows(db: WriteHandle, voices: readonly Searchable[]): Promise<void> {
  if (voices.length === 0) return
  const rows = voices.map(({ id, text, received_at }) => ({
    id,
    received_at,
    tokens: findableWords(text),
  }))
  await sql`
    insert into feedback_search (feedback_id, received_at, tokens)
    select id, received_at, array_to_tsvector(tokens)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(id uuid, received_at timestamptz, tokens text[])
    on conflict (feedback_id) do update set tokens = excluded.tokens
  `.execute(db.own<AnalysisTables>())
}

/**
 * The analyses that stand, locked until the commit. All versions are locked first and the standing one is read then: who waited for
 * another writer must see the version that they wrote.
 */
export async function lockCurrents(db: WriteHandle, feedbackIds: readonly string[]): Promise<AnalysisRow[]> {
  if (feedbackIds.length === 0) return []
  await lockVersions(db, feedbackIds)
  const rows = await db
    .own<AnalysisTables>()
    .selectFrom('analyses')
    .selectAll()
    .where('feedback_id', 'in', [...feedbackIds])
    .where('current', '=', true)
    .execute()
  return rows.map(({ current: _, ...row }) => row)
}

async function lockVersions(db: WriteHandle, feedbackIds: readonly string[]): Promise<void> {
  await db
    .own<AnalysisTables>()
    .selectFrom('analyses')
    .select('version')
    .where('feedback_id', 'in', [...feedbackIds])
    .orderBy('feedback_id')
    .orderBy('version')
    .forUpdate()
    .execute()
}

/** The analysis of one voice that stands, locked; null when it has none yet. */
export async function lockCurrent(db: WriteHandle, feedbackId: string): Promise<AnalysisRow | null> {
  const [row] = await lockCurrents(db, [feedbackId])
  return row ?? null
}

/** What an analyser and a version of the tree were. */
export interface MadeWith {
  readonly analyserVersion: string
  readonly taxonomyVersion: number
}

/** Takes voices that an older analyser or an older tree judged; another worker's are passed over. */
export async function lockOutdated(db: WriteHandle, now: MadeWith, limit: number): Promise<AnalysisRow[]> {
  const { analyserVersion: analyser, taxonomyVersion } = now
  const rows = await db
    .own<AnalysisTables>()
    .selectFrom('analyses')
    .selectAll()
    .where('current', '=', true)
    .where((eb) =>
      eb.or([
        eb('analyser_version', '<', analyser),
        eb('analyser_version', '>', analyser),
        eb.and([eb('analyser_version', '=', analyser), eb('taxonomy_version', '<', taxonomyVersion)]),
      ]),
    )
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ current: _, ...row }) => row)
}

/** Takes voices that carry a label, some at a time. */
export async function lockLabelled(db: WriteHandle, labelId: string, limit: number): Promise<AnalysisRow[]> {
  const rows = await db
    .own<AnalysisTables>()
    .selectFrom('analyses')
    .selectAll()
    .where('current', '=', true)
    .where('label_id', '=', labelId)
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ current: _, ...row }) => row)
}

/** Notes that voices would be judged the same today. */
export async function confirmAnalyses(
  db: WriteHandle,
  feedbackIds: readonly string[],
  now: MadeWith,
): Promise<void> {
  if (feedbackIds.length === 0) return
  await db
    .own<AnalysisTables>()
    .updateTable('analyses')
    .set({ analyser_version: now.analyserVersion, taxonomy_version: now.taxonomyVersion })
    .where('feedback_id', 'in', [...feedbackIds])
    .where('current', '=', true)
    .execute()
}

/** Forgets every word of erased voices; judgements stay, they are codes and figures. */
export async function forgetWords(db: WriteHandle, feedbackIds: readonly string[]): Promise<void> {
  if (feedbackIds.length === 0) return
  // A version being written now would hold words again once these are gone.
  await lockVersions(db, feedbackIds)
  const own = db.own<AnalysisTables>()
  await own
    .updateTable('analyses')
    .set({ details: JSON.stringify(emptyDetails) })
    .where('feedback_id', 'in', [...feedbackIds])
    .execute()
  await own
    .deleteFrom('feedback_search')
    .where('feedback_id', 'in', [...feedbackIds])
    .execute()
}

/** Forgets removed voices wholly, judgements included. */
export async function forgetVoices(db: WriteHandle, feedbackIds: readonly string[]): Promise<void> {
  if (feedbackIds.length === 0) return
  for (const table of ['analyses', 'feedback_search'] as const) {
    await db
      .own<AnalysisTables>()
      .deleteFrom(table)
      .where('feedback_id', 'in', [...feedbackIds])
      .execute()
  }
}

/** One version of a voice's analysis; null where there is none. */
export async function versionOf(
  db: ReadHandle,
  feedbackId: string,
  version: number,
): Promise<AnalysisRow | null> {
  const row = await db
    .tables<AnalysisTables>()
    .selectFrom('analyses')
    .selectAll()
    .where('feedback_id', '=', feedbackId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row === undefined) return null
  const { current: _, ...rest } = row
  return rest
}
