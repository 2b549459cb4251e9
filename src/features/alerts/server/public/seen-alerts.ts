import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Watched } from '../../domain/codes.ts'
import { visibleAlerts } from '../visibility.ts'

/** Of these alerts, those an actor may see: what each is called and what it is about. */
export async function seenAlerts(
  read: ReadHandle,
  actor: Actor,
  alertIds: readonly string[],
): Promise<ReadonlyMap<string, { id: string; number: string; watched: Watched }>> {
  if (alertIds.length === 0) return new Map()
  const rows = await visibleAlerts(read, actor)
    .innerJoin('alert_rules as rule', 'rule.id', 'alerts.rule_id')
    .select(['alerts.id', 'alerts.number', 'rule.watched'])
    .where('alerts.id', 'in', [...alertIds])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
