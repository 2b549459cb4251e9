import { sql } from 'kysely'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Buckets, mergedBuckets } from '../domain/figures.ts'
import type { IndicatorKey } from '../domain/indicators.ts'
import type { TouchpointsTables } from './touchpoints.tables.ts'
import { visibleSites } from './visible-sites.query.ts'

/** Which tallies are asked for. */
export interface Stretch {
  readonly from: string
  readonly to: string
  readonly unit?: string | undefined
  readonly site?: string | undefined
  /** Id of a touchpoint; `none` where none was named. */
  readonly touchpoint?: string | undefined
}

/** The sites in question. */
async function sitesOf({ read, actor }: { read: ReadHandle; actor: Actor }, { unit, site }: Stretch) {
  let sites = visibleSites(read, actor).select('touchpoint_sites.id')
  if (site !== undefined) sites = sites.where('touchpoint_sites.id', '=', site)
  if (unit !== undefined)
    sites = sites.where(
      sql<boolean>`${unit}::uuid = any(array[place.unit_1, place.unit_2, place.unit_3, place.unit_4, place.unit_5, place.unit_6])`,
    )
  return (await sites.execute()).map(({ id }) => id)
}

/** Each indicator's buckets day by day, and the touchpoints that are named. Leans on the key of touchpoint_tallies. */
export async function talliesOf(
  context: { read: ReadHandle; actor: Actor },
  stretch: Stretch,
): Promise<{ byIndicator: Map<IndicatorKey, Map<string, Buckets>>; touchpointIds: Set<string> }> {
  const sites = await sitesOf(context, stretch)
  const { from, to, touchpoint } = stretch
  const { rows } = await sql<{
    indicator: IndicatorKey
    day: string
    touchpointId: string | null
    buckets: Buckets
  }>`
    select indicator, day::text as day, touchpoint_id as "touchpointId", jsonb_object_agg(bucket, n) as buckets from (
      select indicator, day, touchpoint_id, bucket, sum(n)::float8 as n from touchpoint_tallies
      where site_id = any(${sites}::uuid[]) and day between ${from}::date and ${to}::date group by 1, 2, 3, 4) as told
    group by 1, 2, 3 order by 2`.execute(context.read.tables<TouchpointsTables>() as never)
  const wanted = touchpoint === 'none' ? null : touchpoint
  const byIndicator = new Map<IndicatorKey, Map<string, Buckets>>()
  for (const row of rows) {
    if (wanted !== undefined && row.touchpointId !== wanted) continue
    const days = byIndicator.get(row.indicator) ?? new Map<string, Buckets>()
    const known = days.get(row.day)
    days.set(row.day, known === undefined ? row.buckets : mergedBuckets([known, row.buckets]))
    byIndicator.set(row.indicator, days)
  }
  return { byIndicator, touchpointIds: new Set(rows.flatMap((row) => row.touchpointId ?? [])) }
}
