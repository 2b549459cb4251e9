import { sql } from 'kysely'
import { type Actor, mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { listDashboards, readDashboard } from '../contract.ts'
import { mayChange, seenDashboard, visibleDashboards } from './visibility.ts'

const keeperName = sql<string | null>`(select name from people where id = dashboards.owner_id)`

const keeperOf = (actor: Actor, row: { owner_id: string | null; keeper: string | null }) =>
  row.owner_id === null || row.owner_id === actor.id || row.keeper === null
    ? null
    : { id: row.owner_id, name: row.keeper }

/** Leans on dashboards_owner and dashboards_shared. */
export const dashboardList = query(listDashboards, async ({ read, actor }) => {
  const rows = await visibleDashboards(read, actor)
    .select(['id', 'name', 'owner_id', 'shared', 'widgets', 'changed_at'])
    .select(keeperName.as('keeper'))
    .where('removed_at', 'is', null)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      shared: row.shared,
      keeper: keeperOf(actor, row),
      widgets: row.widgets.length,
      metrics: [...new Set(row.widgets.flatMap(({ metrics }) => metrics))],
      changedAt: row.changed_at.toISOString(),
      can: { change: mayChange(actor, row) },
    })),
    can: {
      share: mayEverywhere(actor, 'dashboards.share'),
      importBenchmarks: mayEverywhere(actor, 'organisation.configure'),
    },
  }
})

export const dashboardDetails = query(readDashboard, async ({ read, actor }, { dashboardId }) => {
  const row = await seenDashboard(read, actor, dashboardId)
  const keeper = await visibleDashboards(read, actor)
    .select(keeperName.as('keeper'))
    .where('id', '=', dashboardId)
    .executeTakeFirst()
  const change = mayChange(actor, row)
  return {
    id: row.id,
    name: row.name,
    shared: row.shared,
    keeper: keeperOf(actor, { owner_id: row.owner_id, keeper: keeper?.keeper ?? null }),
    revision: row.revision,
    widgets: row.widgets.map((one) => ({ ...one, metrics: [...one.metrics] })),
    can: { change, share: change && mayEverywhere(actor, 'dashboards.share') },
  }
})
