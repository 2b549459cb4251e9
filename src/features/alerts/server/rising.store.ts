import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { AlertsTables } from './alerts.tables.ts'

/** Keeps since when levels are worse than what is told of them, and forgets those that are not; gives since when, by segment. */
export async function keepRising(
  db: WriteHandle,
  ruleId: string,
  { segments, now }: { segments: readonly string[]; now: number },
): Promise<ReadonlyMap<string, number>> {
  await db
    .own<AlertsTables>()
    .deleteFrom('alert_rising')
    .where('rule_id', '=', ruleId)
    .where(sql<boolean>`segment <> all(${segments}::text[])`)
    .execute()
  if (segments.length === 0) return new Map()
  const rows = await db
    .own<AlertsTables>()
    .insertInto('alert_rising')
    .values(segments.map((segment) => ({ rule_id: ruleId, segment, since: new Date(now) })))
    .onConflict((conflict) =>
      conflict.columns(['rule_id', 'segment']).doUpdateSet({ since: sql`alert_rising.since` }),
    )
    .returning(['segment', 'since'])
    .execute()
  return new Map(rows.map(({ segment, since }) => [segment, since.getTime()]))
}
