import { type CommandContext, command } from '#platform/server/command.ts'
import { setAskingAfterOrders } from '../contract/after-orders.ts'
import { type Following, setAskingAfterClosure } from '../contract/inviting.ts'
import { askingAfterClosureSet, askingAfterOrdersSet } from '../contract.ts'
import type { OrderFilter } from '../domain/order-filter.ts'
import type { Followed } from '../domain/sendings.ts'
import { insertSending } from './sendings.store.ts'
import { lockedQuestionnaire } from './visibility.ts'

type Rule = Following & { readonly questionnaireId: string; readonly orders?: OrderFilter }

/** Writes how a survey follows something. Gives what is told of it. */
async function follow(context: CommandContext, kind: Followed, rule: Rule) {
  const { questionnaireId, active, way, percent, ...plan } = rule
  await lockedQuestionnaire(context, questionnaireId)
  const sampling = { method: 'share' as const, percent }
  await insertSending(context.db, {
    ...{ id: context.newId(), questionnaireId, kind, way, active, now: context.now },
    plan: { ...plan, sampling, seed: questionnaireId },
  })
  return { subject: questionnaireId, facts: { active, delayHours: plan.delayHours, percent } }
}

export const settingAfterClosure = command(setAskingAfterClosure, async (context, input) => {
  context.emit(askingAfterClosureSet, await follow(context, 'closure', input))
  return {}
})

export const settingAfterOrders = command(setAskingAfterOrders, async (context, input) => {
  const { statuses, channels, products, ...rule } = input
  const told = await follow(context, 'order', { ...rule, orders: { statuses, channels, products } })
  context.emit(askingAfterOrdersSet, told)
  return {}
})
