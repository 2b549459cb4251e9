import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { AlertRow, AlertsTables, RuleRow } from './alerts.tables.ts'
import type { Figure } from './rule-recipes.ts'

/** An alert that goes on: by itself, or as that of another rule that a person merged it into; and who has that. */
export type OpenAlert = AlertRow & { readonly told_as: string; readonly holder_id: string | null }

/** The alerts of a rule that nobody ended, of the figure that it judges now, the oldest first. */
export function openAlertsOf(db: WriteHandle, rule: Pick<RuleRow, 'id' | Figure>): Promise<OpenAlert[]> {
  return db
    .own<AlertsTables>()
    .selectFrom('alerts')
    .selectAll()
    .select(sql<string>`coalesce(merged_into, id)`.as('told_as'))
    .select(
      sql<
        string | null
      >`(select told.owner_id from alerts as told where told.id = coalesce(alerts.merged_into, alerts.id))`.as(
        'holder_id',
      ),
    )
    .where('rule_id', '=', rule.id)
    .where(sql<boolean>`exists (select from alert_rule_versions as kept
      where kept.rule_id = alerts.rule_id and kept.version = alerts.rule_version and kept.watched = ${rule.watched}
        and kept.metric is not distinct from ${rule.metric}::text and kept.split = ${rule.split}
        and kept.formula_version is not distinct from ${rule.formula_version}::int
        and kept.unit_id is not distinct from ${rule.unit_id}::uuid)`)
    .where(sql<boolean>`(merged_into is null or exists (select from alerts as other
      where other.id = alerts.merged_into and other.rule_id <> alerts.rule_id))`)
    .where(
      sql<boolean>`not exists (select from alert_closures where alert_id in (alerts.id, alerts.merged_into))`,
    )
    .orderBy('opened_at')
    .orderBy('id')
    .forUpdate()
    .execute()
}
