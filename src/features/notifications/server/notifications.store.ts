import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany } from '#platform/server/database/many-rows.ts'
import type { Kind, Mailing } from '../domain/kinds.ts'
import type { Matter } from '../domain/matter.ts'
import type { Rhythm } from '../domain/rhythm.ts'
import type { NotificationsTables } from './notifications.tables.ts'

/** One thing one person is told. */
export interface Told {
  readonly id: string
  readonly personId: string
  readonly kind: Kind
  readonly eventId: string
  readonly matter: Matter
  readonly facts: Readonly<Record<string, unknown>>
  readonly at: number
}

/** Writes what is not there yet; gives those that are new. */
export async function insertNotifications<T extends Told>(db: WriteHandle, told: readonly T[]): Promise<T[]> {
  if (told.length === 0) return []
  const rows = await insertMany(
    db.own<NotificationsTables>(),
    {
      table: 'notifications',
      rows: told.map((one) => ({
        id: one.id,
        person_id: one.personId,
        kind: one.kind,
        event_id: one.eventId,
        ticket_id: 'ticketId' in one.matter ? one.matter.ticketId : null,
        group_event_id: 'groupEventId' in one.matter ? one.matter.groupEventId : null,
        joint_task_id: 'jointTaskId' in one.matter ? one.matter.jointTaskId : null,
        supervision_letter_id: 'supervisionLetterId' in one.matter ? one.matter.supervisionLetterId : null,
        bulk_deed_id: 'bulkDeedId' in one.matter ? one.matter.bulkDeedId : null,
        alert_id: 'alertId' in one.matter ? one.matter.alertId : null,
        facts: one.facts,
        at: new Date(one.at),
      })),
    },
    sql<{ id: string }>`on conflict (event_id, person_id) do nothing returning id`,
  )
  const fresh = new Set(rows.map(({ id }) => id))
  return told.filter(({ id }) => fresh.has(id))
}

/** Which of somebody's own notifications: those named, those of kinds, or all; up to a moment. */
export interface Which {
  readonly ids?: readonly string[] | undefined
  readonly kinds?: readonly Kind[] | undefined
  readonly upTo?: string | undefined
}

/** Marks own notifications as read. Gives how many were unread. */
export async function markRead(
  db: WriteHandle,
  personId: string,
  { ids, kinds, upTo, now }: Which & { now: number },
): Promise<number> {
  let update = db
    .own<NotificationsTables>()
    .updateTable('notifications')
    .set({ read_at: new Date(now) })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
  if (ids !== undefined) update = update.where('id', 'in', [...ids])
  if (kinds !== undefined) update = update.where('kind', 'in', [...kinds])
  if (upTo !== undefined) update = update.where('at', '<=', new Date(upTo))
  const result = await update.executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Makes own notifications unread again. Gives how many were read. */
export async function markUnread(db: WriteHandle, personId: string, ids: readonly string[]): Promise<number> {
  const result = await db
    .own<NotificationsTables>()
    .updateTable('notifications')
    .set({ read_at: null })
    .where('person_id', '=', personId)
    .where('read_at', 'is not', null)
    .where('id', 'in', [...ids])
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export async function savePreferences(
  db: WriteHandle,
  personId: string,
  preferences: readonly { kind: Kind; inApp: boolean; email: Mailing; push: boolean }[],
): Promise<void> {
  if (preferences.length === 0) return
  await db
    .own<NotificationsTables>()
    .insertInto('notification_preferences')
    .values(
      preferences.map(({ kind, inApp, email, push }) => ({
        person_id: personId,
        kind,
        in_app: inApp,
        mailing: email,
        push,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'kind']).doUpdateSet({
        in_app: sql`excluded.in_app`,
        mailing: sql`excluded.mailing`,
        push: sql`excluded.push`,
      }),
    )
    .execute()
}

export async function deleteReadBefore(db: WriteHandle, before: Date): Promise<number> {
  const result = await db
    .own<NotificationsTables>()
    .deleteFrom('notifications')
    .where('read_at', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

export async function saveRhythm(
  db: WriteHandle,
  personId: string,
  { quiet, digestAt }: Rhythm,
): Promise<void> {
  const columns = { quiet_from: quiet?.from ?? null, quiet_to: quiet?.to ?? null, digest_at: digestAt }
  await db
    .own<NotificationsTables>()
    .insertInto('notification_rhythms')
    .values({ person_id: personId, ...columns })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(columns))
    .execute()
}
