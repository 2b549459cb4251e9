import { unitPath } from '#features/staff/server/public/units.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import {
  addRule,
  changeRule,
  orderRules,
  removeRule,
  ruleRemoved,
  ruleSaved,
  rulesOrdered,
} from '../contract.ts'
import { placedAmong } from '../domain/drafting.ts'
import { deleteRule, lockRules, saveOrder, saveRule } from './dispatch.store.ts'
import { orderedRules, shownRule, storedRule } from './ordered-rules.ts'

const noSuchRule = () => new Refusal('dispatch.noSuchRule', 'missing')

export const addingRule = command(addRule, async ({ db, newId, emit }, { place, ...input }) => {
  await unitPath(db, input.toUnitId)
  await lockRules(db)
  const existing = await orderedRules(db)
  const row = storedRule({ id: newId(), position: existing.length + 1 }, input)
  await saveRule(db, row)
  const order = placedAmong<{ id: string }>(existing, row, place).map(({ id }) => id)
  await saveOrder(db, order)
  emit(ruleSaved, { subject: row.id, facts: { ruleId: row.id, fields: Object.keys(input) } })
  return shownRule({ ...row, position: order.indexOf(row.id) + 1 })
})

export const changingRule = command(changeRule, async ({ db, emit }, { ruleId, place, ...input }) => {
  await lockRules(db)
  const existing = await orderedRules(db)
  const before = existing.find((rule) => rule.id === ruleId)
  if (before === undefined) throw noSuchRule()
  await unitPath(db, input.toUnitId)
  const row = storedRule({ id: ruleId, position: before.position }, input)
  await saveRule(db, row)
  const was: Record<string, unknown> = before
  const fields = Object.entries(input)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field]))
    .map(([field]) => field)
  emit(ruleSaved, { subject: ruleId, facts: { ruleId, fields } })
  const order = placedAmong<{ id: string }>(existing, row, place).map(({ id }) => id)
  const position = order.indexOf(ruleId) + 1
  if (existing[position - 1]?.id === ruleId) return shownRule(row)
  await saveOrder(db, order)
  emit(rulesOrdered, { subject: order[0] as string, facts: { order } })
  return shownRule({ ...row, position })
})

export const removingRule = command(removeRule, async ({ db, emit }, { ruleId }) => {
  if (!(await deleteRule(db, ruleId))) throw noSuchRule()
  emit(ruleRemoved, { subject: ruleId, facts: { ruleId } })
  return {}
})

export const orderingRules = command(orderRules, async ({ db, emit, newId }, { ruleIds }) => {
  await lockRules(db)
  const known = new Set((await orderedRules(db)).map((rule) => rule.id))
  const complete = known.size === ruleIds.length && new Set(ruleIds).size === ruleIds.length
  if (!complete || ruleIds.some((ruleId) => !known.has(ruleId)))
    throw new Refusal('dispatch.incompleteOrder', 'conflict', { expected: known.size })
  await saveOrder(db, ruleIds)
  emit(rulesOrdered, { subject: ruleIds[0] ?? newId(), facts: { order: ruleIds } })
  return {}
})
