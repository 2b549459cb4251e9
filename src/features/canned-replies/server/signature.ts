import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CannedRepliesTables } from './canned-replies.tables.ts'

/** A person's signature; empty where they have none. */
export async function signatureOf(db: ReadHandle, personId: string | null) {
  const row = await db
    .tables<CannedRepliesTables>()
    .selectFrom('reply_signatures')
    .select(['text_zh', 'text_en'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return { textZh: row?.text_zh ?? null, textEn: row?.text_en ?? null }
}
