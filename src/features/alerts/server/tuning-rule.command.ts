import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { tuneAlertRule, untuneAlertRule } from '../contract/rules.ts'
import type { Sensitivity } from '../domain/sensitivity.ts'
import { forgetEvaluation } from './alerts.store.ts'
import { withRecipe } from './rule-recipes.ts'
import { lockedRule, saved, tryOnPast } from './rule-saving.ts'
import { type StoredRule, updateRule } from './rules.store.ts'
import { suggestionsFor, tuningsInForce } from './tuned-rules.ts'
import { insertTuning, undoTuning } from './tunings.store.ts'

const by = ({ actor, now }: CommandContext) => ({ at: now, by: actor.kind === 'person' ? actor.id : null })

/** A rule asks for something else of the same figures: it stays as live as it was, with the colours that stand, so that nothing that was closed is told again. */
async function ask(
  context: CommandContext,
  rule: StoredRule,
  { asked, change }: { asked: Sensitivity; change: 'tuned' | 'untuned' },
): Promise<number> {
  const { db, now } = context
  const version = rule.version + 1
  await updateRule(db, rule.id, {
    version,
    minimum_n: asked.minimumN,
    significance: asked.significance,
    from_colour: asked.fromColour,
    saved_at: new Date(now),
    saved_by: by(context).by,
  })
  await forgetEvaluation(db, rule.id)
  saved(context, { ...rule, version }, change)
  await tryOnPast(context, { id: rule.id, version })
  return version
}

export const tuning = command(tuneAlertRule, async (context, { alertRuleId, ...seen }) => {
  const { db, newId, now } = context
  const rule = await lockedRule(context, alertRuleId)
  const watching = await withRecipe(db, rule)
  const suggested = (await suggestionsFor(db, [watching]))(watching)
  const isSeen =
    suggested?.minimumN === seen.minimumN &&
    suggested.significance === seen.significance &&
    suggested.fromColour === seen.fromColour
  if (!isSeen) throw new Refusal('alerts.otherSuggestion', 'conflict')
  const version = await ask(context, rule, { asked: seen, change: 'tuned' })
  await insertTuning(db, {
    id: newId(),
    rule_id: rule.id,
    version,
    minimum_n_before: rule.minimum_n,
    significance_before: rule.significance,
    from_colour_before: rule.from_colour,
    judged_right: suggested.right,
    judged_wrong: suggested.wrong,
    spared: suggested.spared,
    at: new Date(now),
    by: by(context).by,
  })
  return {}
})

export const untuning = command(untuneAlertRule, async (context, { alertRuleId }) => {
  const { db } = context
  const rule = await lockedRule(context, alertRuleId)
  const taken = (await tuningsInForce(db, [rule.id])).get(rule.id)
  if (taken === undefined) throw new Refusal('alerts.notTuned', 'conflict')
  await undoTuning(db, taken.id, by(context))
  const asked = {
    minimumN: taken.minimum_n_before,
    significance: taken.significance_before,
    fromColour: taken.from_colour_before,
  }
  await ask(context, rule, { asked, change: 'untuned' })
  return {}
})
