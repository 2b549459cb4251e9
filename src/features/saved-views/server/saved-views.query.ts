import { sql } from 'kysely'
import { ticketConditions } from '#features/tickets/contract/reading.ts'
import { countTickets } from '#features/tickets/server/public/count-tickets.ts'
import { may } from '#platform/server/actor.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { listSavedViews, savedViewCounts } from '../contract.ts'
import { inOrder } from '../domain/ordering.ts'
import type { SavedViewsTables } from './saved-views.tables.ts'
import { mayKeepViews, visibleViews } from './visibility.ts'

type Asking = Pick<QueryContext, 'read' | 'actor'>

async function viewsOf({ read, actor }: Asking) {
  const rows = await visibleViews(read, actor)
    .selectAll('saved_views')
    .select(
      sql<string | null>`(select name from org_units where id = saved_views.org_unit_id)`.as('unit_name'),
    )
    .where('removed_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return inOrder(rows, await orderOf({ read, actor }))
}

async function orderOf({ read, actor }: Asking): Promise<string[]> {
  const row = await read
    .tables<SavedViewsTables>()
    .selectFrom('saved_view_orders')
    .select('view_ids')
    .where(sql<boolean>`person_id = ${actor.id}::uuid`)
    .executeTakeFirst()
  return row?.view_ids ?? []
}

/** The units of these ids that the actor keeps views for. */
async function keptUnits({ read, actor }: Asking, unitIds: Iterable<string>): Promise<Set<string>> {
  const kept = new Set<string>()
  for (const unitId of new Set(unitIds))
    if (await mayKeepViews(read, actor, { ownerId: null, unitId })) kept.add(unitId)
  return kept
}

export const viewList = query(listSavedViews, async ({ read, actor }) => {
  const rows = await viewsOf({ read, actor })
  const kept = await keptUnits(
    { read, actor },
    rows.flatMap((row) => row.org_unit_id ?? []),
  )
  const views = rows.map((row) => ({
    id: row.id,
    name: row.name,
    conditions: row.conditions,
    unit: row.org_unit_id === null ? null : { id: row.org_unit_id, name: row.unit_name ?? '' },
    can: { change: row.org_unit_id === null || kept.has(row.org_unit_id) },
  }))
  return { views, can: { share: may(actor, 'saved-views.share') } }
})

export const viewCounts = query(savedViewCounts, async ({ read, actor, now }) => {
  const rows = await viewsOf({ read, actor })
  if (rows.length === 0) return { counts: [] }
  const figures = await countTickets(
    { read, actor, now },
    rows.map(({ conditions }) => ticketConditions.parse(conditions)),
  )
  return {
    counts: rows.flatMap(({ id }, index) => {
      const figure = figures[index]
      return figure == null ? [] : [{ viewId: id, ...figure }]
    }),
  }
})
