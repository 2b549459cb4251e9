import { type Insertable, sql, type Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { Tally } from '../domain/tallies.ts'
import type { SiteRow, TouchpointsTables } from './touchpoints.tables.ts'

const own = (db: WriteHandle) => db.own<TouchpointsTables>()

export async function insertSite(db: WriteHandle, row: Insertable<SiteRow>): Promise<void> {
  await own(db).insertInto('touchpoint_sites').values(row).execute()
}

/** Whether there is such a site. */
export async function updateSite(
  db: WriteHandle,
  siteId: string,
  change: Updateable<SiteRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await own(db)
    .updateTable('touchpoint_sites')
    .set(change)
    .where('id', '=', siteId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Where signals are counted. */
interface Counted {
  readonly siteId: string
  readonly touchpointId: string | null
  readonly day: string
}

/** Adds to the tallies of a day, in one order, so that two deliveries never wait for each other. */
export async function addTallies(
  db: WriteHandle,
  { siteId, touchpointId, day }: Counted,
  tallies: readonly Tally[],
): Promise<void> {
  await sql`insert into touchpoint_tallies (site_id, day, indicator, touchpoint_id, bucket, n)
    select ${siteId}::uuid, ${day}::date, indicator, ${touchpointId}::uuid, bucket, n
    from jsonb_to_recordset(${JSON.stringify(tallies)}::jsonb) as told(indicator text, bucket smallint, n bigint)
    order by indicator, bucket
    on conflict (site_id, day, indicator, touchpoint_id, bucket) do update set n = touchpoint_tallies.n + excluded.n`.execute(
    own(db),
  )
}

/** Notes that a site lives; once a minute is often enough for whoever looks. */
export async function noteSignal(db: WriteHandle, siteId: string, at: Date): Promise<void> {
  const minuteBefore = new Date(at.getTime() - 60_000)
  await own(db)
    .updateTable('touchpoint_sites')
    .set({ last_signal_at: at })
    .where('id', '=', siteId)
    .where((eb) => eb.or([eb('last_signal_at', 'is', null), eb('last_signal_at', '<', minuteBefore)]))
    .execute()
}
