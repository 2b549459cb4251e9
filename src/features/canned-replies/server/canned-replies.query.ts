import { sql } from 'kysely'
import { may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { listCannedReplies, readSignature } from '../contract.ts'
import { signatureOf } from './signature.ts'
import { mayKeepReplies, visibleReplies } from './visibility.ts'

/** The units of these ids that the actor keeps replies for. */
async function keptUnits(
  { read, actor }: { read: ReadHandle; actor: Parameters<typeof mayKeepReplies>[1] },
  unitIds: Iterable<string>,
): Promise<Set<string>> {
  const kept = new Set<string>()
  for (const unitId of new Set(unitIds))
    if (await mayKeepReplies(read, actor, { ownerId: null, unitId })) kept.add(unitId)
  return kept
}

function rowsFor(read: ReadHandle, actor: Parameters<typeof mayKeepReplies>[1]) {
  const uses = sql`(select coalesce(sum(uses), 0)::int from canned_reply_uses where reply_id = canned_replies.id)`
  const lastUse = sql`(select max(last_at) from canned_reply_uses where reply_id = canned_replies.id)`
  const ownUses = sql`coalesce((select uses from canned_reply_uses
    where reply_id = canned_replies.id and person_id = ${actor.id}::uuid), 0)`
  return visibleReplies(read, actor)
    .selectAll('canned_replies')
    .select([
      uses.$castTo<number>().as('uses'),
      ownUses.$castTo<number>().as('own_uses'),
      lastUse.$castTo<Date | null>().as('last_used_at'),
      sql<string | null>`(select name from org_units where id = canned_replies.org_unit_id)`.as('unit_name'),
    ])
    .orderBy('folder')
    .orderBy('title')
    .execute()
}

export const replyList = query(listCannedReplies, async ({ read, actor }) => {
  const rows = await rowsFor(read, actor)
  const kept = await keptUnits(
    { read, actor },
    rows.flatMap((row) => row.org_unit_id ?? []),
  )
  const replies = rows.map((row) => ({
    id: row.id,
    title: row.title,
    shortcut: row.shortcut,
    textZh: row.text_zh,
    textEn: row.text_en,
    folder: row.folder,
    tags: row.tags,
    unit: row.org_unit_id === null ? null : { id: row.org_unit_id, name: row.unit_name ?? '' },
    uses: row.uses,
    ownUses: row.own_uses,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    changedAt: row.changed_at.toISOString(),
    can: { change: row.org_unit_id === null || kept.has(row.org_unit_id) },
  }))
  return { replies, can: { share: may(actor, 'canned-replies.share') } }
})

export const ownSignature = query(readSignature, ({ read, actor }) => signatureOf(read, actor.id))
