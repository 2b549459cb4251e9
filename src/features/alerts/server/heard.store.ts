import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { insertMany } from '#platform/server/database/many-rows.ts'
import type { AlertsTables } from './alerts.tables.ts'

const own = (db: WriteHandle) => db.own<AlertsTables>()

/** Voices of one channel and unit in one hour since 1970-01-01; `at` is when the last of them came, in milliseconds. */
export interface HeardHour {
  readonly channel: string
  readonly orgUnitId: string | null
  readonly hour: number
  readonly n: number
  readonly at: number
}

/** Adds to what was heard; rows come in the order of their keys. */
export async function addHeard(db: WriteHandle, heard: readonly HeardHour[]): Promise<void> {
  if (heard.length === 0) return
  const hours = heard.map(({ channel, orgUnitId, hour, n }) => ({
    channel,
    org_unit_id: orgUnitId,
    hour,
    n,
  }))
  await insertMany(
    own(db),
    { table: 'alert_heard_hours', rows: hours },
    sql`on conflict (channel, org_unit_id, hour) do update set n = alert_heard_hours.n + excluded.n`,
  )
  const last = new Map<string, HeardHour>()
  for (const one of heard) {
    const key = `${one.channel} ${one.orgUnitId}`
    if (one.at > (last.get(key)?.at ?? Number.NEGATIVE_INFINITY)) last.set(key, one)
  }
  const moments = [...last.values()].map(({ channel, orgUnitId, at }) => ({
    channel,
    org_unit_id: orgUnitId,
    at: new Date(at),
  }))
  await insertMany(
    own(db),
    { table: 'alert_heard_last', rows: moments },
    sql`on conflict (channel, org_unit_id) do update set at = greatest(alert_heard_last.at, excluded.at)`,
  )
}

export async function emptyHeard(db: WriteHandle): Promise<void> {
  await own(db).deleteFrom('alert_heard_hours').execute()
  await own(db).deleteFrom('alert_heard_last').execute()
}

/** Notes that rules are looked at in this hour; and forgets what is older than any rule looks back to. */
export async function noteWatched(db: WriteHandle, hour: number, oldest: number): Promise<void> {
  const { numInsertedOrUpdatedRows } = await own(db)
    .insertInto('alert_watched_hours')
    .values({ hour })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return
  await own(db).deleteFrom('alert_watched_hours').where('hour', '<', oldest).execute()
  await own(db).deleteFrom('alert_heard_hours').where('hour', '<', oldest).execute()
}
