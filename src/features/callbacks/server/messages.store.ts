import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { MessageAnswer, Way } from '../domain/message-first.ts'
import type { CallbacksTables } from './callbacks.tables.ts'

const own = (db: WriteHandle) => db.own<CallbacksTables>()

export async function addMessage(
  db: WriteHandle,
  row: { callbackId: string; at: Date; way: Way },
): Promise<void> {
  await own(db)
    .insertInto('callback_messages')
    .values({
      ...{ callback_id: row.callbackId, asked_at: row.at, way: row.way },
      ...{ answered_at: null, solved: null, satisfied: null, comment: null },
    })
    .execute()
}

/** Keeps the customer's answer; false where they answered before. */
export async function keepAnswer(
  db: WriteHandle,
  callbackId: string,
  { at, solved, satisfied, comment }: MessageAnswer & { at: Date },
): Promise<boolean> {
  const result = await own(db)
    .updateTable('callback_messages')
    .set({ answered_at: at, solved, satisfied, comment: comment || null })
    .where('callback_id', '=', callbackId)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** By which way the customer was asked. */
export async function wayOfMessage(db: WriteHandle, callbackId: string): Promise<Way> {
  const { way } = await own(db)
    .selectFrom('callback_messages')
    .select('way')
    .where('callback_id', '=', callbackId)
    .executeTakeFirstOrThrow()
  return way
}

/** From now on people call. */
export async function giveToPeople(db: WriteHandle, callbackId: string): Promise<void> {
  await own(db).updateTable('callbacks').set({ waits_until: null }).where('id', '=', callbackId).execute()
}

/** A callback as it stands, whoever acts; undefined where there is none. */
export async function lockAnyCallback(db: WriteHandle, callbackId: string) {
  return own(db)
    .selectFrom('callbacks')
    .selectAll()
    .where('id', '=', callbackId)
    .forUpdate()
    .executeTakeFirst()
}

export async function saveMessageRule(
  db: WriteHandle,
  row: Insertable<CallbacksTables['callback_message_rules']>,
): Promise<void> {
  const { org_unit_id: _, ...rule } = row
  await own(db)
    .insertInto('callback_message_rules')
    .values(row)
    .onConflict((conflict) => conflict.column('org_unit_id').doUpdateSet(rule))
    .execute()
}

export async function dropMessageRule(db: WriteHandle, unitId: string): Promise<boolean> {
  const result = await own(db)
    .deleteFrom('callback_message_rules')
    .where('org_unit_id', '=', unitId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}
