import { sql } from 'kysely'
import { may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { jobs } from '../contract.ts'
import type { PlatformTables } from './platform-rows.query.ts'

const stored = { waiting: 'created', retrying: 'retry', running: 'active', failed: 'failed' } as const
type State = keyof typeof stored
const states = Object.keys(stored) as State[]
const stateOf = (row: string): State => states.find((state) => stored[state] === row) ?? 'waiting'

export const jobList = query(jobs, async ({ read, actor }, input) => {
  const wanted = input.state.length > 0 ? input.state : states
  let rows = read
    .tables<PlatformTables>()
    .selectFrom('jobs.job')
    .select(['id', 'name', 'state', 'retry_count', 'started_on', 'completed_on', 'output'])
    // The queue counts microseconds; a cursor carries milliseconds.
    .select(sql<Date>`date_trunc('milliseconds', created_on)`.as('made_at'))
    .where(
      'state',
      'in',
      wanted.map((state) => stored[state]),
    )
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
  if (input.name) rows = rows.where('name', '=', input.name)
  if (input.cursor !== undefined) {
    const [at, id] = decodeCursor(input.cursor, 2)
    rows = rows.where(
      sql<boolean>`(date_trunc('milliseconds', created_on), id) < (${at}::timestamptz, ${id}::uuid)`,
    )
  }
  const { items, next } = pageOfRows(await rows.execute(), input.limit, (row) => [
    row.made_at.toISOString(),
    row.id,
  ])
  return {
    items: items.map((row) => ({
      id: row.id,
      name: row.name,
      state: stateOf(row.state),
      attempts: row.retry_count + (row.started_on === null ? 0 : 1),
      createdAt: row.made_at.toISOString(),
      startedAt: row.started_on?.toISOString() ?? null,
      endedAt: row.completed_on?.toISOString() ?? null,
      error: row.output?.message?.slice(0, 2000) ?? null,
    })),
    next,
    can: { manage: may(actor, 'operations.manage') },
  }
})
