import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { EscalationsTables } from '../escalations.tables.ts'

/** Of these escalations, those that still climb and wait for somebody to say that they see to it. */
export async function openAnswers(
  db: ReadHandle,
  escalationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (escalationIds.length === 0) return new Set()
  const rows = await db
    .tables<EscalationsTables>()
    .selectFrom('escalation_climbs as climb')
    .innerJoin('escalation_steps as step', 'step.climb_id', 'climb.id')
    .select('climb.id')
    .distinct()
    .where('climb.id', 'in', [...escalationIds])
    .where('climb.runs_since', 'is not', null)
    .where('step.withdrawn_at', 'is', null)
    .where('step.acknowledged_at', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
