import type { z } from 'zod'
import { unitPath } from '#features/staff/server/public/units.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type ruleInput, ruleRemoved, ruleSaved, rulesOrdered } from '../contract.ts'
import { placedAmong } from '../domain/drafting.ts'
import { isSame, orderOfRules } from '../domain/versions.ts'
import { deleteRule, saveOrder, saveRule } from './dispatch.store.ts'
import { orderedRules, shownRule, storedRule } from './ordered-rules.ts'
import { keptRule } from './versioned.ts'
import { keepVersion } from './versions.store.ts'

/** How a change came about: by bringing back what was before a version. */
export interface Bringing {
  readonly broughtBack?: number
}

const idsOf = (rules: readonly { readonly id: string }[]) => rules.map(({ id }) => id)

/** A rule as it is to be, there already or new, and the place where it is to stand. */
interface Wanted extends Bringing {
  readonly ruleId: string
  readonly rule: z.output<typeof ruleInput>
  readonly place?: number | undefined
}

/** Puts a rule among the locked ones and keeps what was there. */
export async function putRule(context: CommandContext, { ruleId, rule, place, ...bringing }: Wanted) {
  const { db, emit } = context
  await unitPath(db, rule.toUnitId)
  const existing = await orderedRules(db)
  const at = existing.findIndex(({ id }) => id === ruleId)
  const before = existing[at]
  const row = storedRule({ id: ruleId, position: before?.position ?? existing.length + 1 }, rule)
  await saveRule(db, row)
  const was: Record<string, unknown> = { ...before }
  const fields = Object.entries(rule).filter(([field, value]) => !isSame(value, was[field]))
  emit(ruleSaved, { subject: ruleId, facts: { ruleId, fields: fields.map(([field]) => field) } })
  const order = idsOf(placedAmong<{ id: string }>(existing, row, place))
  await reorder(context, { was: idsOf(existing), order, withRuleId: ruleId, isNew: before === undefined })
  const position = order.indexOf(ruleId) + 1
  const version = await keepVersion(context, {
    ...{ what: 'rule', subjectId: ruleId, ...bringing },
    before: before === undefined ? null : keptRule(before, at + 1),
    after: keptRule(rule, position),
  })
  return { ...shownRule({ ...row, position }), version }
}

async function reorder(
  context: CommandContext,
  change: { was: string[]; order: string[]; withRuleId: string; isNew: boolean },
): Promise<void> {
  const { was: before, order: after, withRuleId } = change
  if (isSame(before, after)) return
  await saveOrder(context.db, after)
  await keepVersion(context, { what: 'order', subjectId: orderOfRules, before, after, withRuleId })
  if (!change.isNew) context.emit(rulesOrdered, { subject: after[0] as string, facts: { order: after } })
}

/** Takes a rule out of the locked ones and keeps what it was. */
export async function dropRule(context: CommandContext, ruleId: string, bringing: Bringing = {}) {
  const { db, emit } = context
  const existing = await orderedRules(db)
  const at = existing.findIndex(({ id }) => id === ruleId)
  const rule = existing[at]
  if (rule === undefined) throw new Refusal('dispatch.noSuchRule', 'missing')
  await deleteRule(db, ruleId)
  emit(ruleRemoved, { subject: ruleId, facts: { ruleId } })
  const before = idsOf(existing)
  const after = before.filter((id) => id !== ruleId)
  await keepVersion(context, { what: 'order', subjectId: orderOfRules, before, after, withRuleId: ruleId })
  return keepVersion(context, {
    ...{ what: 'rule', subjectId: ruleId, ...bringing },
    before: keptRule(rule, at + 1),
    after: null,
  })
}

/** Puts the locked rules, all of them, in another order. */
export async function putOrder(context: CommandContext, order: readonly string[], bringing: Bringing = {}) {
  const { db, emit, newId } = context
  const before = idsOf(await orderedRules(db))
  const known = new Set(before)
  const complete = known.size === order.length && new Set(order).size === order.length
  if (!complete || order.some((ruleId) => !known.has(ruleId)))
    throw new Refusal('dispatch.incompleteOrder', 'conflict', { expected: known.size })
  await saveOrder(db, order)
  emit(rulesOrdered, { subject: order[0] ?? newId(), facts: { order: [...order] } })
  return keepVersion(context, {
    what: 'order',
    subjectId: orderOfRules,
    before,
    after: [...order],
    ...bringing,
  })
}
