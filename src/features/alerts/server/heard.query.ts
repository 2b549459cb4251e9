import { type RawBuilder, sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Split } from '../domain/codes.ts'
import type { AlertsTables } from './alerts.tables.ts'

/** Of what it is asked; `unitIds` null for all units, and what belongs to none. */
interface Asked {
  readonly by: Split
  readonly unitIds: readonly string[] | null
}

const keyOf = (by: Split): RawBuilder<string | null> =>
  by === 'channel' ? sql`channel` : by === 'unit' ? sql`org_unit_id::text` : sql`null`

const ofUnits = (unitIds: readonly string[] | null) =>
  sql<boolean>`(${unitIds}::uuid[] is null or org_unit_id = any(${unitIds}::uuid[]))`

/** When each part was heard last, in milliseconds since 1970: one row for each channel of each unit. */
export async function lastHeard(
  read: ReadHandle,
  { by, unitIds }: Asked,
): Promise<{ key: string | null; at: number }[]> {
  const rows = await read
    .tables<AlertsTables>()
    .selectFrom('alert_heard_last')
    .select(keyOf(by).as('key'))
    .select(sql<Date>`max(at)`.as('at'))
    .where(ofUnits(unitIds))
    .groupBy(sql`1`)
    .execute()
  return rows.map(({ key, at }) => ({ key, at: at.getTime() }))
}

/**
 * What was heard of some parts, hour by hour. Leans on the keys of alert_heard_hours: by channel, and by unit. A key of null is what belongs
 * to no unit, and everything where nothing is split.
 */
export function heardBy(
  read: ReadHandle,
  {
    by,
    unitIds,
    keys,
    from,
    until,
  }: Asked & { keys: readonly (string | null)[]; from: number; until: number },
): Promise<{ key: string | null; hour: number; n: number }[]> {
  const named = keys.filter((key) => key !== null)
  const isOfKeys =
    by === 'channel'
      ? sql<boolean>`channel = any(${named}::text[])`
      : by === 'unit'
        ? sql<boolean>`(org_unit_id = any(${named}::uuid[]) or (${keys.includes(null)} and org_unit_id is null))`
        : sql<boolean>`true`
  return read
    .tables<AlertsTables>()
    .selectFrom('alert_heard_hours')
    .select(keyOf(by).as('key'))
    .select('hour')
    .select(sql<number>`sum(n)::int`.as('n'))
    .where(isOfKeys)
    .where(ofUnits(unitIds))
    .where('hour', '>=', from)
    .where('hour', '<', until)
    .groupBy([sql`1`, 'hour'])
    .execute()
}

/** The hours in which rules were looked at, and the first of all. */
export async function watchedHours(
  read: ReadHandle,
): Promise<{ first: number | null; hours: ReadonlySet<number> }> {
  const rows = await read
    .tables<AlertsTables>()
    .selectFrom('alert_watched_hours')
    .select('hour')
    .orderBy('hour')
    .execute()
  return { first: rows[0]?.hour ?? null, hours: new Set(rows.map(({ hour }) => hour)) }
}
