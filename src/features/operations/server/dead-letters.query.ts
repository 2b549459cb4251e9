import { sql } from 'kysely'
import { may } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { deadLetters } from '../contract.ts'
import type { PlatformTables } from './platform-rows.query.ts'

export const deadLetterList = query(deadLetters, async ({ read, actor }, input) => {
  let rows = read
    .tables<PlatformTables>()
    .selectFrom('follower_failures as failure')
    .leftJoin('events as event', 'event.id', 'failure.event_id')
    .selectAll('failure')
    .select(['event.type', 'event.subject_kind', 'event.subject_id', 'event.facts', 'event.at as event_at'])
    .orderBy('failure.first_failed_at', 'desc')
    .orderBy('failure.follower', 'desc')
    .orderBy('failure.event_id', 'desc')
    .limit(input.limit + 1)
  if (input.follower) rows = rows.where('failure.follower', '=', input.follower)
  if (input.dead) rows = rows.where('failure.dead_at', input.dead === 'true' ? 'is not' : 'is', null)
  if (input.cursor !== undefined) {
    const [at, follower, id] = decodeCursor(input.cursor, 3)
    rows = rows.where(
      sql<boolean>`(failure.first_failed_at, failure.follower, failure.event_id) < (${at}::timestamptz, ${follower}::text, ${id}::uuid)`,
    )
  }
  const { items, next } = pageOfRows(await rows.execute(), input.limit, (row) => [
    row.first_failed_at.toISOString(),
    row.follower,
    row.event_id,
  ])
  return {
    items: items.map((row) => ({
      follower: row.follower,
      eventId: row.event_id,
      eventType: row.type,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      facts: row.facts ?? {},
      eventAt: row.event_at?.toISOString() ?? null,
      attempts: row.attempts,
      error: row.error,
      firstFailedAt: row.first_failed_at.toISOString(),
      nextTryAt: row.dead_at === null ? row.next_try_at.toISOString() : null,
      deadAt: row.dead_at?.toISOString() ?? null,
    })),
    next,
    can: { manage: may(actor, 'operations.manage') },
  }
})
