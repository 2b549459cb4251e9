import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { addRule, changeRule, orderRules, removeRule } from '../contract.ts'
import { lockRules } from './dispatch.store.ts'
import { orderedRules } from './ordered-rules.ts'
import { dropRule, putOrder, putRule } from './putting-rules.ts'
import { refuseUnseen } from './versioned.ts'

export const addingRule = command(addRule, async (context, { place, seen: _, ...rule }) => {
  await lockRules(context.db)
  return putRule(context, { ruleId: context.newId(), rule, place })
})

export const changingRule = command(changeRule, async (context, { ruleId, place, seen, ...rule }) => {
  const { db } = context
  await lockRules(db)
  await refuseUnseen(db, ruleId, seen)
  if (!(await orderedRules(db)).some(({ id }) => id === ruleId))
    throw new Refusal('dispatch.noSuchRule', 'missing')
  return putRule(context, { ruleId, rule, place })
})

export const removingRule = command(removeRule, async (context, { ruleId }) => {
  await lockRules(context.db)
  await dropRule(context, ruleId)
  return {}
})

export const orderingRules = command(orderRules, async (context, { ruleIds }) => {
  await lockRules(context.db)
  await putOrder(context, ruleIds)
  return {}
})
