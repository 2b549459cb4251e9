import type { Insertable, Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { CannedRepliesTables } from './canned-replies.tables.ts'

type ReplyRow = CannedRepliesTables['canned_replies']
const own = (db: WriteHandle) => db.own<CannedRepliesTables>()

export async function insertReply(db: WriteHandle, row: Insertable<ReplyRow>): Promise<void> {
  await own(db).insertInto('canned_replies').values(row).execute()
}

export async function updateReply(
  db: WriteHandle,
  replyId: string,
  change: Updateable<ReplyRow>,
): Promise<void> {
  await own(db).updateTable('canned_replies').set(change).where('id', '=', replyId).execute()
}

export async function deleteReply(db: WriteHandle, replyId: string): Promise<void> {
  await own(db).deleteFrom('canned_replies').where('id', '=', replyId).execute()
}

export async function countUse(
  db: WriteHandle,
  { replyId, personId, at }: { replyId: string; personId: string; at: Date },
): Promise<void> {
  await own(db)
    .insertInto('canned_reply_uses')
    .values({ reply_id: replyId, person_id: personId, uses: 1, last_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['reply_id', 'person_id'])
        .doUpdateSet((eb) => ({ uses: eb('canned_reply_uses.uses', '+', 1), last_at: at })),
    )
    .execute()
}

export async function putSignature(
  db: WriteHandle,
  row: Insertable<CannedRepliesTables['reply_signatures']>,
): Promise<void> {
  await own(db)
    .insertInto('reply_signatures')
    .values(row)
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute()
}

/** Removes what people kept for themselves. */
export async function forgetPeople(db: WriteHandle, personIds: readonly string[]): Promise<void> {
  const ids = [...personIds]
  await own(db).deleteFrom('canned_replies').where('owner_id', 'in', ids).execute()
  await own(db).deleteFrom('canned_reply_uses').where('person_id', 'in', ids).execute()
  await own(db).deleteFrom('reply_signatures').where('person_id', 'in', ids).execute()
}
