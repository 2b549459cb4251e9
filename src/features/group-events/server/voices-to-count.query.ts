import { contentHash } from '@huixiang/text-analysis/similarity.ts'
import { sql } from 'kysely'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Place } from '../domain/rule.ts'
import { sayingOf, speakerOf } from '../domain/speaker.ts'
import type { GroupEventsTables } from './group-events.tables.ts'

/** A voice as it is counted. */
export interface VoiceToCount {
  readonly id: string
  readonly at: number
  readonly speaker: string
  readonly saying: string
  /** How long it had been going on when it came in, in milliseconds; history counts as old however young it is. */
  readonly age: number
}

/** Of the voices named those that are there, and that nobody took out of an event. */
export async function voicesToCount(
  read: ReadHandle,
  feedbackIds: readonly string[],
): Promise<VoiceToCount[]> {
  const rows = await read
    .tables<IntakeTables & GroupEventsTables>()
    .selectFrom('feedbacks as voice')
    .leftJoin('group_event_removals as removal', 'removal.feedback_id', 'voice.id')
    .select([
      'voice.id',
      'voice.customer_id',
      'voice.text',
      'voice.mode',
      'voice.occurred_at',
      'voice.received_at',
    ])
    .where(sql<boolean>`voice.id = any(${feedbackIds}::uuid[])`)
    .where('voice.erased_at', 'is', null)
    .where('removal.feedback_id', 'is', null)
    .execute()
  return rows.map((row) => {
    const words = contentHash(row.text)
    const voice = { id: row.id, customerId: row.customer_id, words, length: row.text.length }
    const speaker = speakerOf(voice)
    const at = Math.min(row.occurred_at.getTime(), row.received_at.getTime())
    const age = row.mode === 'history' ? Number.POSITIVE_INFINITY : row.received_at.getTime() - at
    return { id: row.id, at, speaker, saying: sayingOf(speaker, words), age }
  })
}

/** Where voices were raised, by id; those that name no such place are left out. */
export async function placesOf(
  read: ReadHandle,
  feedbackIds: readonly string[],
  place: Exclude<Place, 'anywhere'>,
): Promise<Map<string, string>> {
  const column = place === 'unit' ? 'org_unit_id' : 'outlet_id'
  const rows = await read
    .tables<IntakeTables>()
    .selectFrom('feedbacks')
    .select(['id', sql.ref<string>(column).as('place')])
    .where(sql<boolean>`id = any(${feedbackIds}::uuid[])`)
    .where(column, 'is not', null)
    .execute()
  return new Map(rows.map(({ id, place: found }) => [id, found]))
}

/** Of the voices named those that nobody counted yet. */
export async function uncounted(read: ReadHandle, feedbackIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from unnest(${feedbackIds}::uuid[]) as id
    where not exists (select from group_event_voices where feedback_id = id)`.execute(read.tables() as never)
  return rows.map(({ id }) => id)
}

/** Whether a voice belongs to an event, as a condition on its `event_id`: what a person closed as mistaken was none. */
export const inAnEvent = (column: string) => sql<boolean>`(${sql.ref(column)} is not null and not exists (
  select from group_event_closures as closure
  where closure.event_id = ${sql.ref(column)} and closure.reopened_at is null and closure.reason = 'mistaken'))`

/** Of the voices named those that belong to an event: they were not what is usual. */
export async function eventful(read: ReadHandle, feedbackIds: readonly string[]): Promise<Set<string>> {
  if (feedbackIds.length === 0) return new Set()
  const rows = await read
    .tables<GroupEventsTables>()
    .selectFrom('group_event_voices as voice')
    .select('voice.feedback_id')
    .where(sql<boolean>`voice.feedback_id = any(${feedbackIds}::uuid[])`)
    .where(inAnEvent('voice.event_id'))
    .execute()
  return new Set(rows.map(({ feedback_id }) => feedback_id))
}

/** The voices that wait to be compared, at most so many. */
export async function waitingVoices(read: ReadHandle, most: number): Promise<string[]> {
  const rows = await read
    .tables<GroupEventsTables>()
    .selectFrom('group_event_waiting')
    .select('feedback_id')
    .orderBy('feedback_id')
    .limit(most)
    .execute()
  return rows.map(({ feedback_id }) => feedback_id)
}
