import type { FactsOf } from '#platform/contract/event.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { alertRuleSaved, backTestAsked } from '../contract.ts'
import { runBackTest } from './back-test-work.ts'
import { insertBackTest, lockRule, type StoredRule } from './rules.store.ts'

const daysTried = 90

/** Has a rule tried on the past as it stands. */
export async function tryOnPast(
  context: CommandContext,
  rule: { id: string; version: number },
  days: number = daysTried,
): Promise<string> {
  const { db, now, actor, newId, emit, enqueue } = context
  const id = newId()
  await insertBackTest(db, {
    id,
    rule_id: rule.id,
    rule_version: rule.version,
    asked_by: actor.kind === 'person' ? actor.id : null,
    asked_at: new Date(now),
    days,
    state: 'waiting',
  })
  emit(backTestAsked, { subject: rule.id, facts: { days } })
  await enqueue(runBackTest, { backTestId: id })
  return id
}

type Change = FactsOf<typeof alertRuleSaved>['change']

/** Says that a rule was saved. */
export function saved(
  { emit }: CommandContext,
  rule: Pick<StoredRule, 'id' | 'watched' | 'version'>,
  change: Change,
): void {
  const { id, watched, version } = rule
  emit(alertRuleSaved, { subject: id, facts: { change, watched, version } })
}

/** A rule kept from changing. Refuses `alerts.noSuchRule`. */
export async function lockedRule({ db }: CommandContext, ruleId: string): Promise<StoredRule> {
  const rule = await lockRule(db, ruleId)
  if (rule === undefined) throw new Refusal('alerts.noSuchRule', 'missing')
  return rule
}
