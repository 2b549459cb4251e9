import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'

/** What an operator may set right in the platform's bookkeeping. */
interface RepairedTables {
  followers: { name: string; next_try_at: Date | null }
  follower_failures: {
    follower: string
    event_id: string
    attempts: number
    next_try_at: Date
    dead_at: Date | null
  }
  'jobs.job': {
    id: string
    name: string
    state: string
    retry_limit: number
    retry_count: number
    start_after: Date
    completed_on: Date | null
  }
}

interface Letter {
  readonly follower: string
  readonly eventId: string
}

/** Lets a reaction try an event again at once; undefined when it holds no such failure. */
export async function reviveLetter(db: WriteHandle, { follower, eventId }: Letter, now: number) {
  return db
    .own<RepairedTables>()
    .updateTable('follower_failures')
    .set({ dead_at: null, next_try_at: new Date(now) })
    .where('follower', '=', follower)
    .where('event_id', '=', eventId)
    .returning('attempts')
    .executeTakeFirst()
}

export async function removeLetter(db: WriteHandle, { follower, eventId }: Letter) {
  return db
    .own<RepairedTables>()
    .deleteFrom('follower_failures')
    .where('follower', '=', follower)
    .where('event_id', '=', eventId)
    .returning('attempts')
    .executeTakeFirst()
}

export async function endPause(db: WriteHandle, name: string) {
  return db
    .own<RepairedTables>()
    .updateTable('followers')
    .set({ next_try_at: null })
    .where('name', '=', name)
    .returning('name')
    .executeTakeFirst()
}

/** Gives a failed job one more run; undefined when there is no failed job of this id. */
export async function reviveJob(db: WriteHandle, jobId: string, now: number) {
  return db
    .own<RepairedTables>()
    .updateTable('jobs.job')
    .set({
      state: 'retry',
      retry_limit: sql`greatest(retry_limit, retry_count + 1)`,
      start_after: new Date(now),
      completed_on: null,
    })
    .where('id', '=', jobId)
    .where('state', '=', 'failed')
    .returning('name')
    .executeTakeFirst()
}

export async function removeFailedJob(db: WriteHandle, jobId: string) {
  return db
    .own<RepairedTables>()
    .deleteFrom('jobs.job')
    .where('id', '=', jobId)
    .where('state', '=', 'failed')
    .returning('name')
    .executeTakeFirst()
}
