import { unitPath } from '#features/staff/server/public/units.ts'
import type { FactsOf } from '#platform/contract/event.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  saveCompensationKind,
  setCompensationBudget,
  setCompensationLimit,
  setCompensationRule,
} from '../contract/deeds.ts'
import { compensationSet } from '../contract.ts'
import { saveBudget, saveKind, saveLimit, saveRule } from './compensation.store.ts'

/** What was set, with its figures: the log alone says what held when. */
const tell = ({ emit }: CommandContext, subject: string, facts: FactsOf<typeof compensationSet>) =>
  emit(compensationSet, { subject, facts })

export const savingKind = command(saveCompensationKind, async (context, { kindId, ...kind }) => {
  const id = kindId ?? context.newId()
  await saveKind(context.db, { ...kind, id })
  tell(context, id, { what: 'kind', currency: kind.currency, active: kind.active })
  return { kindId: id }
})

export const settingLimit = command(setCompensationLimit, async (context, limit) => {
  const { roleKey, currency, each, period, approve } = limit
  const row = { role_key: roleKey, currency, each_minor: each, period_minor: period, approve_minor: approve }
  await saveLimit(context.db, row)
  tell(context, context.newId(), { what: 'limit', ...limit })
  return {}
})

export const settingBudget = command(setCompensationBudget, async (context, budget) => {
  const { budgetId, unitId, currency, from, to, amount } = budget
  const id = budgetId ?? context.newId()
  const { org_unit_id } = await unitPath(context.db, unitId)
  await saveBudget(context.db, {
    id,
    org_unit_id,
    currency,
    from_day: from,
    to_day: to,
    amount_minor: amount,
  })
  tell(context, id, { what: 'budget', unitId, currency, from, to, budget: amount })
  return { budgetId: id }
})

export const settingRule = command(setCompensationRule, async (context, rule) => {
  const { periodDays, repeatDays, often, refuses } = rule
  const row = { period_days: periodDays, repeat_days: repeatDays, often, refuses }
  tell(context, await saveRule(context.db, row), { what: 'rule', ...rule })
  return {}
})
