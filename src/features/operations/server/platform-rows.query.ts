import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { anewOf } from '#platform/server/events/anew.ts'
import type { Follower } from '#platform/server/followers.ts'

/** The platform's own bookkeeping, as operations reads it. */
export interface PlatformTables {
  followers: {
    name: string
    version: number
    tx: number
    seq: number
    moved_at: Date
    error: string | null
    failed_since: Date | null
    attempts: number
    next_try_at: Date | null
    anew_from: number | null
    anew_to: number | null
  }
  follower_failures: {
    follower: string
    event_id: string
    attempts: number
    error: string
    first_failed_at: Date
    next_try_at: Date
    dead_at: Date | null
  }
  timers: { name: string; ran_at: Date; error: string | null }
  'jobs.job': {
    id: string
    name: string
    state: 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed'
    retry_count: number
    retry_limit: number
    created_on: Date
    started_on: Date | null
    completed_on: Date | null
    start_after: Date
    output: { message?: string } | null
  }
  events: {
    id: string
    type: string
    at: Date
    subject_kind: string
    subject_id: string
    facts: Record<string, unknown>
  }
}

const countedTo = 10_000

/** Settled events of a follower's kinds after its cursor, counted up to 10,000. */
async function lagOf(read: ReadHandle, follower: Follower): Promise<number> {
  const types = follower.on.map(({ type }) => type)
  const { rows } = await sql<{ lag: number }>`
    select count(*) as lag from (
      select 1 from events e, followers f
      where f.name = ${follower.name} and (e.tx, e.seq) > (f.tx, f.seq) and e.type = any(${types}::text[])
        and e.tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      limit ${countedTo}) as waiting`.execute(read.tables<PlatformTables>() as never)
  return rows[0]?.lag ?? 0
}

/** Everything that follows the log, with how far behind it is and what went wrong. */
export async function followerRows(read: ReadHandle, followers: readonly Follower[]) {
  const tables = read.tables<PlatformTables>()
  const rows = await tables.selectFrom('followers').selectAll().execute()
  const failures = await tables
    .selectFrom('follower_failures')
    .select('follower')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('dead_at', 'is', null).as('retrying'),
      fn.countAll<number>().filterWhere('dead_at', 'is not', null).as('dead'),
    ])
    .groupBy('follower')
    .execute()
  return Promise.all(
    followers.flatMap((follower) => {
      const row = rows.find(({ name }) => name === follower.name)
      const failed = failures.find((one) => one.follower === follower.name)
      if (row === undefined) return []
      return lagOf(read, follower).then((lag) => ({
        name: follower.name,
        kind: follower.kind,
        version: row.version,
        lag,
        movedAt: row.moved_at,
        error: row.error,
        failedSince: row.failed_since,
        attempts: row.attempts,
        nextTryAt: row.next_try_at,
        retrying: failed?.retrying ?? 0,
        dead: failed?.dead ?? 0,
        anew: anewOf(row),
      }))
    }),
  )
}

/** How many jobs wait too long or have failed, and the size of the database in bytes. */
export async function figures(read: ReadHandle) {
  const { rows } = await sql<{ failed: number; late: number; bytes: number; held: number }>`
    select (select count(*) from jobs.job where state = 'failed') as failed,
      (select count(*) from jobs.job where state in ('created', 'retry') and start_after < now() - interval '5 minutes') as late,
      pg_database_size(current_database()) as bytes,
      (select count(*) from mails where state in ('held', 'failed') and body <> '') as held`.execute(
    read.tables<PlatformTables>() as never,
  )
  return rows[0] ?? { failed: 0, late: 0, bytes: 0, held: 0 }
}

/** How many events reactions could not take: given up, and still being tried. */
export async function failedLetters(read: ReadHandle): Promise<{ dead: number; retrying: number }> {
  const row = await read
    .tables<PlatformTables>()
    .selectFrom('follower_failures')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('dead_at', 'is not', null).as('dead'),
      fn.countAll<number>().filterWhere('dead_at', 'is', null).as('retrying'),
    ])
    .executeTakeFirst()
  return row ?? { dead: 0, retrying: 0 }
}
