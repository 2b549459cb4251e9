import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { unitPaths } from '#features/staff/server/public/units.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import type { CannedRepliesTables } from './canned-replies.tables.ts'

const sharing = 'canned-replies.share'

const ownUnits = (actor: Actor) => sql`
  select unnest(array[unit_1, unit_2, unit_3, unit_4, unit_5, unit_6]) from people where id = ${actor.id}::uuid`

/** The units an actor keeps replies for, as a condition on `unit`, a table of units with their paths. */
function keptFor(actor: Actor): Expression<SqlBool> {
  const eb = expressionBuilder<CannedRepliesTables, never>()
  return insideReach(eb, reachOf(actor, sharing), { table: 'unit', actorId: actor.id })
}

/** The replies an actor may take: their own, those of the units they belong to, and those they keep for others. */
export function visibleReplies(db: ReadHandle, actor: Actor) {
  return db
    .tables<CannedRepliesTables>()
    .selectFrom('canned_replies')
    .where(
      sql<boolean>`(canned_replies.owner_id = ${actor.id}::uuid
        or canned_replies.org_unit_id in (${ownUnits(actor)})
        or canned_replies.org_unit_id in (
          select unit.org_unit_id from (select id as org_unit_id, org_units.* from org_units) as unit where ${keptFor(actor)}))`,
    )
}

/** Whether the actor may keep the replies of this person or unit. */
export async function mayKeep(
  db: ReadHandle,
  actor: Actor,
  { ownerId, unitId }: { ownerId: string | null; unitId: string | null },
): Promise<boolean> {
  if (unitId === null) return actor.kind === 'person' && ownerId === actor.id
  const reach = reachOf(actor, sharing)
  const path = (await unitPaths(db, [unitId])).get(unitId) ?? []
  return (
    reach.all ||
    reach.units.includes(unitId) ||
    reach.subtrees.some(({ unitId: above, depth }) => path[depth - 1] === above)
  )
}

/** A reply that the actor sees and may change, its row locked. */
export async function keptReply({ db, actor }: CommandContext, replyId: string) {
  const reply = await visibleReplies(db, actor)
    .selectAll('canned_replies')
    .where('id', '=', replyId)
    .forUpdate()
    .executeTakeFirst()
  if (reply === undefined) throw new Refusal('canned-replies.notFound', 'missing')
  if (!(await mayKeep(db, actor, { ownerId: reply.owner_id, unitId: reply.org_unit_id })))
    throw new Refusal('canned-replies.notYours', 'forbidden')
  return reply
}
