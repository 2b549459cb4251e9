import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Measure } from '../domain/evaluating.ts'
import type { AlertsTables, RuleRow } from './alerts.tables.ts'
import type { Rule } from './rule-recipes.ts'

/** A rule as far as judging needs it. */
export const measureOf = (rule: Rule): Measure => ({
  recipe: rule.recipe,
  windowDays: rule.window_days,
  historyDays: rule.history_days,
  goal: rule.goal,
  minimumN: rule.minimum_n,
  significance: rule.significance,
  fromColour: rule.from_colour,
  pagesFrom: rule.recipe.pagesFrom,
})

/** How many days before a day are needed to judge it; one more, because a day that goes on is held against the same past. */
export const reachBack = ({ recipe, window_days, history_days }: Rule): number =>
  window_days + history_days + 1 + (recipe.ripensDays ?? 0)

/** A rule that was not removed. */
export function ruleRow(read: ReadHandle, ruleId: string): Promise<RuleRow | undefined> {
  return read
    .tables<AlertsTables>()
    .selectFrom('alert_rules')
    .selectAll()
    .where('id', '=', ruleId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

/** The rules that are live, the oldest first. */
export async function liveRules(read: ReadHandle): Promise<string[]> {
  const rows = await read
    .tables<AlertsTables>()
    .selectFrom('alert_rules')
    .select('id')
    .where('active', '=', true)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
