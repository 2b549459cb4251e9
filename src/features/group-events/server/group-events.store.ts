import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { CloseReason } from '../domain/codes.ts'
import type { Rule } from '../domain/rule.ts'
import type { GroupEventsTables } from './group-events.tables.ts'

const own = (db: WriteHandle) => db.own<GroupEventsTables>()

/** Opens an event, with the number after the last; whoever opens one holds the graph's lock. */
export async function insertEvent(
  db: WriteHandle,
  event: {
    id: string
    component: string
    openedAt: number
    since: number
    expected: number
    needed: number
    hours: number
  },
): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(max(substring(number from 4)::int), 0) + 1 as n from group_events`.execute(own(db))
  await own(db)
    .insertInto('group_events')
    .values({
      id: event.id,
      number: `GE-${String(rows[0]?.n).padStart(5, '0')}`,
      component: event.component,
      opened_at: new Date(event.openedAt),
      since: new Date(event.since),
      expected: event.expected,
      needed: event.needed,
      window_hours: event.hours,
    })
    .execute()
}

/** Puts voices of a component that belong to no event, or to one of `from`, into an event; gives how many. */
export async function joinVoices(
  db: WriteHandle,
  eventId: string,
  { component, since, from }: { component: string; since: number; from: readonly string[] },
): Promise<number> {
  const { numUpdatedRows } = await own(db)
    .updateTable('group_event_voices')
    .set({ event_id: eventId })
    .where('component', '=', component)
    .where('at', '>=', new Date(since))
    .where((eb) => eb.or([eb('event_id', 'is', null), sql<boolean>`event_id = any(${from}::uuid[])`]))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Lets voices go that stand in another component than their event; gives how many left which event. */
export async function leaveOtherEvents(db: WriteHandle, feedbackIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ left: string }>`update group_event_voices as voice set event_id = null
    from group_events as event
    where voice.feedback_id = any(${feedbackIds}::uuid[]) and event.id = voice.event_id
      and voice.component is distinct from event.component
    returning event.id as left`.execute(own(db))
  return rows.map(({ left }) => left)
}

export async function followComponent(
  db: WriteHandle,
  eventId: string,
  component: string | null,
): Promise<void> {
  await own(db).updateTable('group_events').set({ component }).where('id', '=', eventId).execute()
  await own(db)
    .updateTable('group_event_voices')
    .set({ event_id: null })
    .where('event_id', '=', eventId)
    .where(sql<boolean>`component is distinct from ${component}::uuid`)
    .execute()
}

export async function beginEarlier(db: WriteHandle, eventId: string, since: number): Promise<void> {
  await own(db)
    .updateTable('group_events')
    .set({ since: new Date(since) })
    .where('id', '=', eventId)
    .execute()
}

export async function noteAlarm(db: WriteHandle, eventId: string, at: number): Promise<void> {
  await own(db)
    .updateTable('group_events')
    .set({ alarmed_at: new Date(at) })
    .where('id', '=', eventId)
    .execute()
}

/** The newer refers to the older from now on, and what was merged into the newer does, too. */
export async function mergeInto(
  db: WriteHandle,
  eventId: string,
  { intoId, at }: { intoId: string; at: number },
): Promise<void> {
  await own(db)
    .updateTable('group_events')
    .set({ merged_into: intoId, merged_at: new Date(at) })
    .where((eb) => eb.or([eb('id', '=', eventId), eb('merged_into', '=', eventId)]))
    .execute()
  await own(db)
    .updateTable('group_event_voices')
    .set({ event_id: intoId })
    .where('event_id', '=', eventId)
    .execute()
  await own(db)
    .updateTable('group_event_removals')
    .set({ event_id: intoId })
    .where('event_id', '=', eventId)
    .execute()
}

type By = { readonly id: string; readonly at: number; readonly by: string | null }

export async function closeEvent(
  db: WriteHandle,
  eventId: string,
  { id, at, by, reason, words }: By & { reason: CloseReason; words: string | null },
): Promise<void> {
  await own(db)
    .insertInto('group_event_closures')
    .values({ id, event_id: eventId, reason, words, at: new Date(at), by })
    .execute()
}

export async function reopenEvent(
  db: WriteHandle,
  eventId: string,
  { at, by }: Omit<By, 'id'>,
): Promise<void> {
  await own(db)
    .updateTable('group_event_closures')
    .set({ reopened_at: new Date(at), reopened_by: by })
    .where('event_id', '=', eventId)
    .where('reopened_at', 'is', null)
    .execute()
}

export async function insertNote(
  db: WriteHandle,
  eventId: string,
  { id, at, by, text }: By & { text: string },
): Promise<void> {
  await own(db)
    .insertInto('group_event_notes')
    .values({ id, event_id: eventId, text, at: new Date(at), by })
    .execute()
}

export async function insertRemoval(
  db: WriteHandle,
  { feedbackId, eventId, at, by }: { feedbackId: string; eventId: string; at: number; by: string | null },
): Promise<void> {
  await own(db)
    .insertInto('group_event_removals')
    .values({ feedback_id: feedbackId, event_id: eventId, at: new Date(at), by })
    .execute()
}

/** Takes removals back, of one event or of all; gives whose they were. */
export async function deleteRemovals(
  db: WriteHandle,
  { eventId, feedbackIds }: { eventId?: string; feedbackIds: readonly string[] },
): Promise<string[]> {
  let removals = own(db)
    .deleteFrom('group_event_removals')
    .where(sql<boolean>`feedback_id = any(${feedbackIds}::uuid[])`)
  if (eventId !== undefined) removals = removals.where('event_id', '=', eventId)
  const rows = await removals.returning('feedback_id').execute()
  return rows.map(({ feedback_id }) => feedback_id)
}

export async function saveRule(db: WriteHandle, { at, by, ...rule }: Rule & Omit<By, 'id'>): Promise<void> {
  const row = { ...rule, set_at: new Date(at), set_by: by }
  await own(db)
    .insertInto('group_event_rule')
    .values(row)
    .onConflict((conflict) => conflict.column('only_one').doUpdateSet(row))
    .execute()
}
