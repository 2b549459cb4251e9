import { holdersOver } from '#features/staff/server/public/leaders.ts'
import { rootUnitId, unitPath } from '#features/staff/server/public/units.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import {
  addAlertRule,
  askBackTest,
  changeAlertRule,
  confirmAlertFormula,
  removeAlertRule,
  switchAlertRule,
} from '../contract/rules.ts'
import { mayHaveGoals, withGoals } from '../domain/codes.ts'
import { type AnyRecipe, told } from '../domain/measured.ts'
import { recipes } from '../domain/recipes.ts'
import { forgetEvaluation, saveSeries } from './alerts.store.ts'
import { triedAsItStands } from './back-test-rows.ts'
import { type MadeRef, madeNow } from './made-metrics.ts'
import { lockedRule, saved, tryOnPast } from './rule-saving.ts'
import { insertRule, updateRule } from './rules.store.ts'

type Input = Omit<InputOf<typeof addAlertRule>, never>

/** The figure that a rule is to watch: a made metric as it stands now. Refuses one that is not there, and one that cannot be watched. */
async function figureOf(
  db: ReadHandle,
  { watched, metric }: Pick<Input, 'watched' | 'metric'>,
): Promise<MadeRef & { recipe: AnyRecipe }> {
  if (watched !== 'made') return { metric: null, formula_version: null, recipe: recipes[watched] }
  const made = metric === null ? undefined : await madeNow(db, metric)
  if (made === undefined) throw new Refusal('alerts.noSuchMetric', 'missing')
  if (made.unwatchable !== null) throw new Refusal(`alerts.${made.unwatchable}`, 'invalid')
  return { metric, formula_version: made.version, recipe: made.recipe }
}

/** Refuses what could not be judged, and an owner who could not handle what comes of it. */
async function refuseImpossible(
  { db }: CommandContext,
  input: Input,
  { recipe }: { recipe: AnyRecipe },
): Promise<void> {
  const { watched, split, unitId, goal, goals, ownerId } = input
  const hasGoals = watched === 'made' ? mayHaveGoals(recipe.unit) : withGoals.has(watched)
  if (!recipe.splits.includes(split)) throw new Refusal('alerts.noSuchSplit', 'invalid', { watched, split })
  const [lowest, highest] = recipe.range.map((end) => told(end, recipe)) as [number, number]
  if (goal !== null && (recipe.silent || recipe.each || goal < lowest || goal > highest))
    throw new Refusal('alerts.noSuchGoal', 'invalid', { watched })
  if (goals && (goal !== null || !hasGoals)) throw new Refusal('alerts.noGoalsSet', 'invalid', { watched })
  // What is at this moment has no past to be held against, and what belongs to no unit has no figure of one.
  if (recipe.level && (goal === null || input.windowDays !== 1))
    throw new Refusal('alerts.levelNeedsGoal', 'invalid', { watched })
  if (recipe.each && unitId !== null) throw new Refusal('alerts.noSuchSplit', 'invalid', { watched, split })
  if (unitId !== null) await unitPath(db, unitId)
  if (ownerId === null) return
  const unit = unitId ?? (await rootUnitId(db))
  const handlers = unit === null ? [] : await holdersOver(db, 'alerts.handle', [unit])
  if (!handlers.includes(ownerId)) throw new Refusal('alerts.mayNotHandle', 'invalid')
}

const said = ({ now, actor }: CommandContext, input: Input, { metric, formula_version }: MadeRef) => ({
  name: input.name,
  watched: input.watched,
  ...{ metric, formula_version },
  split: input.split,
  unit_id: input.unitId,
  goal: input.goal,
  goals_set: input.goals,
  window_days: input.windowDays,
  history_days: input.historyDays,
  minimum_n: input.minimumN,
  significance: input.significance,
  from_colour: input.fromColour,
  owner_id: input.ownerId,
  saved_at: new Date(now),
  saved_by: actor.kind === 'person' ? actor.id : null,
})

export const addingRule = command(addAlertRule, async (context, input) => {
  const figure = await figureOf(context.db, input)
  await refuseImpossible(context, input, figure)
  const content = said(context, input, figure)
  const rule = { id: context.newId(), version: 1, active: false, removed_at: null, ...content }
  await insertRule(context.db, rule)
  saved(context, rule, 'created')
  await tryOnPast(context, rule)
  return { alertRuleId: rule.id }
})

type Content = ReturnType<typeof said>

/** Which figures a rule judges, and against what. */
const judges = (rule: Content) =>
  [
    rule.watched,
    rule.metric,
    rule.formula_version,
    rule.split,
    rule.unit_id,
    rule.goal,
    rule.goals_set,
    rule.window_days,
    rule.history_days,
  ].join()
/** What a rule is judged by; its name and owner are not. */
const judgedBy = (rule: Content) => [judges(rule), rule.minimum_n, rule.significance, rule.from_colour].join()

export const changingRule = command(changeAlertRule, async (context, { alertRuleId, ...input }) => {
  const { db } = context
  const before = await lockedRule(context, alertRuleId)
  const figure = await figureOf(db, input)
  await refuseImpossible(context, input, figure)
  const now = said(context, input, figure)
  const same = judgedBy(before) === judgedBy(now)
  const version = before.version + (same ? 0 : 1)
  const alike_since = judges(before) === judges(now) ? before.alike_since : version
  await updateRule(db, before.id, { ...now, version, alike_since, active: before.active && same })
  const rule = { ...before, ...now, version }
  saved(context, rule, 'changed')
  if (same) return {}
  await saveSeries(db, before.id, [])
  await forgetEvaluation(db, before.id)
  await tryOnPast(context, rule)
  return {}
})

/** A rule goes on with another figure than before: what it was judged by says nothing of that. */
export const confirmingFormula = command(
  confirmAlertFormula,
  async (context, { alertRuleId, version: seen }) => {
    const { db } = context
    const before = await lockedRule(context, alertRuleId)
    const figure = await figureOf(db, before)
    if (figure.formula_version !== seen) throw new Refusal('alerts.otherFormula', 'conflict')
    if (!figure.recipe.splits.includes(before.split))
      throw new Refusal('alerts.noSuchSplit', 'invalid', { watched: before.watched, split: before.split })
    const version = before.version + 1
    await updateRule(db, before.id, { formula_version: seen, version, alike_since: version })
    await saveSeries(db, before.id, [])
    await forgetEvaluation(db, before.id)
    saved(context, { ...before, version }, 'confirmed')
    await tryOnPast(context, { id: before.id, version })
    return {}
  },
)

export const switchingRule = command(switchAlertRule, async (context, { alertRuleId, active }) => {
  const { db } = context
  const rule = await lockedRule(context, alertRuleId)
  if (active && !(await triedAsItStands(db, rule))) throw new Refusal('alerts.notTried', 'conflict')
  await updateRule(db, rule.id, { active })
  // What was true when it was switched off need not be true any more.
  await forgetEvaluation(db, rule.id)
  saved(context, rule, active ? 'switched_on' : 'switched_off')
  return {}
})

export const removingRule = command(removeAlertRule, async (context, { alertRuleId }) => {
  const { db, now } = context
  const rule = await lockedRule(context, alertRuleId)
  await updateRule(db, rule.id, { removed_at: new Date(now), active: false })
  await saveSeries(db, rule.id, [])
  saved(context, rule, 'removed')
  return {}
})

export const askingBackTest = command(askBackTest, async (context, { alertRuleId, days }) => {
  const rule = await lockedRule(context, alertRuleId)
  return { backTestId: await tryOnPast(context, rule, days) }
})
