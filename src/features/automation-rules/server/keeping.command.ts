import { soundSteps } from '#features/macros/server/public/steps-to-do.ts'
import { ruleWebhooks } from '#features/notifications/server/public/rule-webhooks.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import type { FactsOf } from '#platform/contract/event.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import {
  addRule,
  changeRule,
  orderRules,
  removeRule,
  ruleSaved,
  rulesOrdered,
  switchRule,
} from '../contract.ts'
import { insertRule, reorder, updateRule } from './automation-rules.store.ts'
import { lockedRule, mayConfigure } from './visibility.ts'

type Wanted = InputOf<typeof addRule>

const stamp = ({ now, actor }: CommandContext) => ({
  changed_at: new Date(now),
  changed_by: actor.kind === 'person' ? actor.id : null,
})

const isEmpty = (steps: Wanted['steps']) =>
  Object.values(steps).every((step) => Object.keys(step).length === 0)

async function rowOf(
  context: CommandContext,
  { name, unitId, trigger, mentions, webhooks, ...wanted }: Wanted,
) {
  if (!(await mayConfigure(context.db, context.actor, unitId)))
    throw new Refusal('automation-rules.notYourUnit', 'forbidden')
  const known = new Set((await ruleWebhooks(context.db)).map(({ id }) => id))
  if (webhooks.some((id) => !known.has(id))) throw new Refusal('automation-rules.noSuchWebhook', 'invalid')
  // Telling a program is a deed of its own.
  const steps = webhooks.length > 0 && isEmpty(wanted.steps) ? {} : soundSteps(wanted.steps)
  if (steps.assign?.personId === null) throw new Refusal('automation-rules.assignWhom', 'invalid')
  if (mentions.length > 0 && steps.note === undefined)
    throw new Refusal('automation-rules.mentionNeedsNote', 'invalid')
  return {
    ...{ name, trigger, mentions, org_unit_id: unitId, webhook_ids: [...new Set(webhooks)] },
    ...{ conditions: jsonText(wanted.conditions), steps: jsonText(steps) },
    ...stamp(context),
  }
}

function tell(
  { emit }: CommandContext,
  rule: { readonly id: string; readonly org_unit_id: string | null },
  change: FactsOf<typeof ruleSaved>['change'],
): void {
  const unit = rule.org_unit_id
  emit(ruleSaved, { subject: rule.id, unit, facts: { change, orgUnitId: unit } })
}

export const adding = command(addRule, async (context, wanted) => {
  const row = { id: context.newId(), ...(await rowOf(context, wanted)) }
  await insertRule(context.db, { ...row, active: false, removed_at: null })
  tell(context, row, 'created')
  return { ruleId: row.id }
})

export const changing = command(changeRule, async (context, { ruleId, ...wanted }) => {
  await lockedRule(context, ruleId)
  const row = await rowOf(context, wanted)
  await updateRule(context.db, ruleId, row)
  tell(context, { id: ruleId, ...row }, 'changed')
  return {}
})

export const switching = command(switchRule, async (context, { ruleId, active }) => {
  const rule = await lockedRule(context, ruleId)
  if (rule.active === active) return {}
  await updateRule(context.db, ruleId, { active, ...stamp(context) })
  tell(context, rule, active ? 'switched_on' : 'switched_off')
  return {}
})

export const removing = command(removeRule, async (context, { ruleId }) => {
  const rule = await lockedRule(context, ruleId)
  await updateRule(context.db, ruleId, { active: false, removed_at: new Date(context.now) })
  tell(context, rule, 'removed')
  return {}
})

export const ordering = command(orderRules, async (context, { ruleIds }) => {
  const units: (string | null)[] = []
  for (const ruleId of ruleIds.toSorted()) units.push((await lockedRule(context, ruleId)).org_unit_id)
  await reorder(context.db, ruleIds)
  context.emit(rulesOrdered, {
    subject: ruleIds[0] as string,
    unit: units.includes(null) ? null : (units[0] ?? null),
    facts: { order: ruleIds },
  })
  return {}
})
