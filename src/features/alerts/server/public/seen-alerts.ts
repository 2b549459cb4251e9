import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AlertItem } from '../../contract/reading.ts'
import { madeShown } from '../alert-items.ts'
import { withRecipes } from '../rule-recipes.ts'
import { visibleAlerts } from '../visibility.ts'

type SeenAlert = Pick<AlertItem, 'id' | 'number' | 'watched' | 'made'>

/** Of these alerts, those an actor may see: what each is called and what it is about. */
export async function seenAlerts(
  read: ReadHandle,
  actor: Actor,
  alertIds: readonly string[],
): Promise<ReadonlyMap<string, SeenAlert>> {
  if (alertIds.length === 0) return new Map()
  const rows = await visibleAlerts(read, actor)
    .innerJoin('alert_rule_versions as rule', (join) =>
      join.onRef('rule.rule_id', '=', 'alerts.rule_id').onRef('rule.version', '=', 'alerts.rule_version'),
    )
    .select(['alerts.id', 'alerts.number', 'rule.watched', 'rule.metric', 'rule.formula_version'])
    .where('alerts.id', 'in', [...alertIds])
    .execute()
  const seen = await withRecipes(read, rows)
  return new Map(
    seen.map((row) => [
      row.id,
      { id: row.id, number: row.number, watched: row.watched, made: madeShown(row) },
    ]),
  )
}
