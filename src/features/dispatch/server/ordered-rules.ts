import type { z } from 'zod'
import type { ticketKind, tier, urgency } from '#features/tickets/contract.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { ruleInput } from '../contract.ts'
import type { DispatchTables, RuleRow } from './dispatch.tables.ts'
import { unitsAtWork } from './team.query.ts'

/** A rule as the contract and the domain read it. */
export function shownRule(row: RuleRow) {
  return {
    id: row.id,
    position: row.position,
    name: row.name,
    active: row.active,
    kinds: row.kinds as z.output<typeof ticketKind>[],
    labelIds: row.label_ids,
    urgencies: row.urgencies as z.output<typeof urgency>[],
    tiers: row.tiers as z.output<typeof tier>[],
    unitIds: row.unit_ids,
    languages: row.languages,
    vip: row.vip,
    toUnitId: row.to_unit_id,
    requiredSkills: row.required_skills,
    toTier: row.to_tier as z.output<typeof tier> | null,
  }
}
export type ShownRule = ReturnType<typeof shownRule>

/** All rules in their order. */
export async function orderedRules(db: ReadHandle): Promise<ShownRule[]> {
  const rows = await db
    .tables<DispatchTables>()
    .selectFrom('dispatch_rules')
    .selectAll()
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(shownRule)
}

/** The rules that dispatch asks: those switched on whose team still exists. */
export async function workingRules(db: ReadHandle): Promise<ShownRule[]> {
  const rules = await orderedRules(db)
  const units = await unitsAtWork(
    db,
    rules.map((rule) => rule.toUnitId),
  )
  return rules.filter((rule) => rule.active && units.has(rule.toUnitId))
}

/** A rule as it is stored. */
export function storedRule(
  { id, position }: { id: string; position: number },
  rule: z.output<typeof ruleInput>,
): RuleRow {
  return {
    id,
    position,
    name: rule.name,
    active: rule.active,
    kinds: rule.kinds,
    label_ids: rule.labelIds,
    urgencies: rule.urgencies,
    tiers: rule.tiers,
    unit_ids: rule.unitIds,
    languages: rule.languages,
    vip: rule.vip,
    to_unit_id: rule.toUnitId,
    required_skills: rule.requiredSkills,
    to_tier: rule.toTier,
  }
}
