import { sql } from 'kysely'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, mayEverywhere } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { DashboardsTables } from './dashboards.tables.ts'

/** The dashboards an actor may open, or put back: their own, and what is shared. Whose figures they show is decided by each reader's reach. */
export function visibleDashboards(db: ReadHandle, actor: Actor) {
  return db
    .tables<DashboardsTables>()
    .selectFrom('dashboards')
    .where(sql<boolean>`(dashboards.shared or dashboards.owner_id = ${actor.id}::uuid)`)
}

/** Whether the actor may change this dashboard: their own, and what is shared for whoever shares. */
export function mayChange(
  actor: Actor,
  { owner_id, shared }: { owner_id: string | null; shared: boolean },
): boolean {
  return (owner_id !== null && owner_id === actor.id) || (shared && mayEverywhere(actor, 'dashboards.share'))
}

const notFound = () => new Refusal('dashboards.notFound', 'missing')

export async function seenDashboard(db: ReadHandle, actor: Actor, id: string) {
  const row = await visibleDashboards(db, actor)
    .selectAll('dashboards')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw notFound()
  return row
}

/** A dashboard that the actor sees and may change, its row locked. */
export async function keptDashboard({ db, actor }: CommandContext, id: string) {
  const row = await visibleDashboards(db, actor)
    .selectAll('dashboards')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw notFound()
  if (!mayChange(actor, row)) throw new Refusal('dashboards.notYours', 'forbidden')
  return row
}

/** A schedule is its maker's own. */
export const ownSchedules = (db: ReadHandle, ownerId: string) =>
  db.tables<DashboardsTables>().selectFrom('dashboard_schedules').where('owner_id', '=', ownerId)

export async function ownSchedule(db: ReadHandle, ownerId: string, id: string) {
  const row = await ownSchedules(db, ownerId)
    .select(['rhythm', 'reader_ids'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('dashboards.noSchedule', 'missing')
  return row
}
