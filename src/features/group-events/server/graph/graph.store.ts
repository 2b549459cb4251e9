import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { Growth, Pair, Standing } from '../../domain/components.ts'
import type { GroupEventsTables } from '../group-events.tables.ts'

const own = (db: WriteHandle) => db.own<GroupEventsTables>()

/** A voice to be kept among those that are alike. */
export interface VoiceRow {
  readonly id: string
  readonly at: number
  readonly speaker: string
  readonly saying: string
  readonly fresh: boolean
  /** Marks of what was alike before, and of how many windows; nothing of one that was not compared itself. */
  readonly before: readonly number[]
  readonly windows: number
}

/** Whoever changes what belongs together goes one after the other, until the end of the transaction. */
export async function lockGraph(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('group events', 0))`.execute(own(db))
}

/** Lets voices wait to be compared. */
export async function letWait(db: WriteHandle, feedbackIds: readonly string[]): Promise<void> {
  await sql`insert into group_event_waiting (feedback_id) select unnest(${feedbackIds}::uuid[]) on conflict do nothing`.execute(
    own(db),
  )
}

/** Takes voices off those that wait; gives those that still did. */
export async function stopWaiting(db: WriteHandle, feedbackIds: readonly string[]): Promise<Set<string>> {
  const rows = await own(db)
    .deleteFrom('group_event_waiting')
    .where(sql<boolean>`feedback_id = any(${feedbackIds}::uuid[])`)
    .returning('feedback_id')
    .execute()
  return new Set(rows.map(({ feedback_id }) => feedback_id))
}

/** Keeps voices; what was before is noted of those compared themselves. One that was erased or taken out meanwhile is left out. */
export async function keepVoices(db: WriteHandle, voices: readonly VoiceRow[]): Promise<void> {
  const rows = voices.map(({ at, ...voice }) => ({ ...voice, at: new Date(at).toISOString() }))
  await sql`insert into group_event_voices as known (feedback_id, at, speaker, saying, fresh, before, windows)
    select v.id, v.at, v.speaker, v.saying, v.fresh, v.before, v.windows
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v(id uuid, at timestamptz, speaker text, saying text, fresh boolean, before integer[], windows real)
    join feedbacks on feedbacks.id = v.id and feedbacks.erased_at is null
    where not exists (select from group_event_removals where feedback_id = v.id)
    on conflict (feedback_id) do update set before = excluded.before, windows = excluded.windows
      where excluded.windows > known.windows`.execute(own(db))
}

/** Keeps pairs of voices that are both kept, from either side. */
export async function keepPairs(db: WriteHandle, pairs: readonly Pair[]): Promise<void> {
  const both = pairs.flatMap(({ one, other, likeness }) => [
    { one, other, likeness },
    { one: other, other: one, likeness },
  ])
  await sql`insert into group_event_pairs (one, other, likeness)
    select p.one, p.other, p.likeness from jsonb_to_recordset(${JSON.stringify(both)}::jsonb) as p(one uuid, other uuid, likeness real)
    join group_event_voices a on a.feedback_id = p.one join group_event_voices b on b.feedback_id = p.other
    on conflict do nothing`.execute(own(db))
}

/** Lets voices go, with their pairs; gives where they stood. */
export async function dropVoices(db: WriteHandle, feedbackIds: readonly string[]) {
  return own(db)
    .deleteFrom('group_event_voices')
    .where(sql<boolean>`feedback_id = any(${feedbackIds}::uuid[])`)
    .returning(['component', 'event_id'])
    .execute()
}

async function stand(db: WriteHandle, moved: ReadonlyMap<string, Standing>): Promise<void> {
  if (moved.size === 0) return
  const rows = [...moved].map(([id, standing]) => ({ id, ...standing }))
  await sql`update group_event_voices as voice set core = m.core, component = m.component
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(id uuid, core boolean, component uuid)
    where voice.feedback_id = m.id`.execute(own(db))
}

/** Writes what growing came to. */
export async function writeGrowth(db: WriteHandle, { renamed, moved }: Growth): Promise<void> {
  if (renamed.size > 0) {
    const names = JSON.stringify([...renamed].map(([old, name]) => ({ old, name })))
    const list = sql`jsonb_to_recordset(${names}::jsonb) as r(old uuid, name uuid)`
    await sql`update group_event_voices as voice set component = r.name from ${list} where voice.component = r.old`.execute(
      own(db),
    )
    await sql`update group_events as event set component = r.name from ${list} where event.component = r.old`.execute(
      own(db),
    )
  }
  await stand(db, moved)
}

/** Removes what can be alike with nothing any more and belongs to no event. */
export async function forgetBefore(db: WriteHandle, before: Date): Promise<number> {
  const { numDeletedRows } = await own(db)
    .deleteFrom('group_event_voices')
    .where('event_id', 'is', null)
    .where('at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
