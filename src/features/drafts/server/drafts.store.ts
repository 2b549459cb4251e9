import type { Insertable, Selectable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { StopReason } from '../domain/leaving.ts'
import type { DraftsTables } from './drafts.tables.ts'

export type WaitingReply = Selectable<DraftsTables['waiting_replies']>
const own = (db: WriteHandle) => db.own<DraftsTables>()

/** Puts what was written in place of what was kept; an empty text goes. */
export async function putDraft(db: WriteHandle, row: Insertable<DraftsTables['drafts']>): Promise<void> {
  if (row.text === '') {
    await own(db)
      .deleteFrom('drafts')
      .where('person_id', '=', row.person_id)
      .where('ticket_id', '=', row.ticket_id)
      .where('what', '=', row.what)
      .execute()
    return
  }
  await own(db)
    .insertInto('drafts')
    .values(row)
    .onConflict((conflict) => conflict.columns(['person_id', 'ticket_id', 'what']).doUpdateSet(row))
    .execute()
}

export async function insertWaiting(db: WriteHandle, row: Insertable<WaitingReply>): Promise<void> {
  await own(db).insertInto('waiting_replies').values(row).execute()
}

/** Takes a reply out of the waiting ones; undefined when it has left, or was taken by somebody else. */
export async function takeWaiting(db: WriteHandle, messageId: string): Promise<WaitingReply | undefined> {
  return own(db)
    .deleteFrom('waiting_replies')
    .where('message_id', '=', messageId)
    .returningAll()
    .executeTakeFirst()
}

/** The next reply whose time has come, locked; those another worker has in hand are left out. */
export async function nextDue(db: WriteHandle, now: number): Promise<WaitingReply | undefined> {
  return own(db)
    .selectFrom('waiting_replies')
    .selectAll()
    .where('stopped', 'is', null)
    .where('leaves_at', '<=', new Date(now))
    .orderBy('leaves_at')
    .orderBy('message_id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

export async function stopWaiting(db: WriteHandle, messageId: string, stopped: StopReason): Promise<void> {
  await own(db).updateTable('waiting_replies').set({ stopped }).where('message_id', '=', messageId).execute()
}

/** Removes what was written and has not left, on tickets or by people; gives the ids of the replies among it. */
export async function forget(
  db: WriteHandle,
  { ticketIds, personIds }: { ticketIds: readonly string[]; personIds: readonly string[] },
): Promise<string[]> {
  const messageIds: string[] = []
  for (const [column, ids] of [
    ['ticket_id', ticketIds],
    ['person_id', personIds],
  ] as const) {
    if (ids.length === 0) continue
    await own(db)
      .deleteFrom('drafts')
      .where(column, 'in', [...ids])
      .execute()
    const gone = own(db)
      .deleteFrom('waiting_replies')
      .where(column, 'in', [...ids])
    for (const { message_id } of await gone.returning('message_id').execute()) messageIds.push(message_id)
  }
  return messageIds
}
