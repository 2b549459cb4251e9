import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CannedRepliesTables } from './canned-replies.tables.ts'
import { type Keeper, keptFor, mayKeep } from './public/kept-for.ts'

const sharing = 'canned-replies.share'

/** The replies an actor may take. */
export function visibleReplies(db: ReadHandle, actor: Actor) {
  return db
    .tables<CannedRepliesTables>()
    .selectFrom('canned_replies')
    .where(keptFor(actor, { table: 'canned_replies', sharing }))
}

/** Whether the actor may keep replies for this person or unit. */
export const mayKeepReplies = (db: ReadHandle, actor: Actor, keeper: Keeper): Promise<boolean> =>
  mayKeep(db, actor, { ...keeper, sharing })

/** A reply that the actor sees and may change, its row locked. */
export async function keptReply({ db, actor }: CommandContext, replyId: string) {
  const reply = await visibleReplies(db, actor)
    .selectAll('canned_replies')
    .where('id', '=', replyId)
    .forUpdate()
    .executeTakeFirst()
  if (reply === undefined) throw new Refusal('canned-replies.notFound', 'missing')
  if (!(await mayKeepReplies(db, actor, { ownerId: reply.owner_id, unitId: reply.org_unit_id })))
    throw new Refusal('canned-replies.notYours', 'forbidden')
  return reply
}
