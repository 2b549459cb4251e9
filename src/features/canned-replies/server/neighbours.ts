import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CannedRepliesTables } from './canned-replies.tables.ts'

/** What else the same owner keeps: how many, and the title of the one under the same shortcut. */
export async function neighboursOf(
  db: ReadHandle,
  reply: { owner_id: string | null; org_unit_id: string | null; shortcut: string | null; replyId: string },
): Promise<{ count: number; sameShortcut: string | null }> {
  const rows = await db
    .tables<CannedRepliesTables>()
    .selectFrom('canned_replies')
    .select(['title', 'shortcut'])
    .where('owner_id', 'is not distinct from', reply.owner_id)
    .where('org_unit_id', 'is not distinct from', reply.org_unit_id)
    .where('id', '<>', reply.replyId)
    .execute()
  const same = reply.shortcut === null ? undefined : rows.find((row) => row.shortcut === reply.shortcut)
  return { count: rows.length, sameShortcut: same?.title ?? null }
}
