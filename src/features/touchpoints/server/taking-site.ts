import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TouchpointsTables } from './touchpoints.tables.ts'

/** A site by what signals name it by. Refuses `touchpoints.noSuchSite`, and `touchpoints.paused` for one that takes nothing now. */
export async function takingSite(read: ReadHandle, key: string) {
  const site = await read
    .tables<TouchpointsTables>()
    .selectFrom('touchpoint_sites')
    .select(['id', 'origins', 'active'])
    .where('key', '=', key)
    .executeTakeFirst()
  if (site === undefined) throw new Refusal('touchpoints.noSuchSite', 'missing')
  if (!site.active) throw new Refusal('touchpoints.paused', 'conflict')
  return site
}
