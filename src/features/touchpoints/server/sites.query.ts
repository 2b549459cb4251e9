import { may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { listSites } from '../contract.ts'
import { visibleSites } from './visible-sites.query.ts'

export const siteList = query(listSites, async ({ read, actor }) => {
  const rows = await visibleSites(read, actor)
    .selectAll('touchpoint_sites')
    .select('place.name as unit_name')
    .orderBy('touchpoint_sites.name')
    .orderBy('touchpoint_sites.id')
    .execute()
  return {
    sites: rows.map((row) => ({
      id: row.id,
      name: row.name,
      key: row.key,
      unit: { id: row.org_unit_id, name: row.unit_name },
      origins: row.origins,
      active: row.active,
      lastSignalAt: row.last_signal_at?.toISOString() ?? null,
    })),
    can: { change: may(actor, 'organisation.configure') },
  }
})
