import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type JudgedAlert, type Suggestion, suggestionFor } from '../domain/tuning.ts'
import type { AlertsTables, TuningRow } from './alerts.tables.ts'
import type { Rule } from './rule-recipes.ts'
import { measureOf } from './rule-rows.query.ts'

// What was judged long ago says little of a rule, and costs as much.
const mostJudged = 200

/** The latest alerts of each rule that people called true or false, since it has judged the same figures. Earlier versions of the product did not keep how sure an alert was: the surest it can have been. */
async function judgedAlerts(
  read: ReadHandle,
  ruleIds: readonly string[],
): Promise<ReadonlyMap<string, readonly JudgedAlert[]>> {
  const rows = await read
    .tables<AlertsTables>()
    .selectFrom('alert_rules as rule')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('alerts')
          .innerJoin('alert_closures as closure', 'closure.alert_id', 'alerts.id')
          .select(['alerts.worst', 'closure.outcome', 'closure.at'])
          .whereRef('alerts.rule_id', '=', 'rule.id')
          .whereRef('alerts.rule_version', '>=', 'rule.alike_since')
          .where('alerts.merged_into', 'is', null)
          .where('closure.outcome', 'in', ['true', 'false'])
          .orderBy('closure.at', 'desc')
          .limit(mostJudged)
          .as('judged'),
      (join) => join.onTrue(),
    )
    .select(['rule.id', 'judged.worst', 'judged.outcome'])
    .where('rule.id', 'in', [...ruleIds])
    .execute()
  const found = Map.groupBy(rows, ({ id }) => id)
  const judged = ({ worst, outcome }: (typeof rows)[number]): JudgedAlert => ({
    right: outcome === 'true',
    segments: worst.map(({ n, deviation, p = 0 }) => ({ n, deviation, p })),
  })
  return new Map([...found].map(([ruleId, own]) => [ruleId, own.map(judged)]))
}

/** What the outcomes of each rule's alerts speak for. What is worth a word each time is not asked how sure it is. */
export async function suggestionsFor(
  read: ReadHandle,
  rules: readonly Rule[],
): Promise<(rule: Rule) => Suggestion | null> {
  const tunable = rules.filter(({ recipe }) => !recipe.each)
  const judged =
    tunable.length === 0
      ? new Map<string, readonly JudgedAlert[]>()
      : await judgedAlerts(
          read,
          tunable.map(({ id }) => id),
        )
  return (rule) => suggestionFor(judged.get(rule.id) ?? [], measureOf(rule))
}

/** The suggestions that made rules what they are now. */
export async function tuningsInForce(
  read: ReadHandle,
  ruleIds: readonly string[],
): Promise<ReadonlyMap<string, TuningRow>> {
  if (ruleIds.length === 0) return new Map()
  const rows = await read
    .tables<AlertsTables>()
    .selectFrom('alert_tunings as tuning')
    .innerJoin('alert_rules as rule', (join) =>
      join.onRef('rule.id', '=', 'tuning.rule_id').onRef('rule.version', '=', 'tuning.version'),
    )
    .selectAll('tuning')
    .where('tuning.rule_id', 'in', [...ruleIds])
    .where('tuning.undone_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.rule_id, row]))
}
