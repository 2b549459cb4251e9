import { command } from '#platform/server/command.ts'
import { callbackRuleSet, setCallbackRule } from '../contract/checks.ts'
import { saveRule } from './drawing.store.ts'
import { organisationOfRule } from './rule.ts'

/** Says what is checked; it counts for the next draw and the next dissatisfied answer. */
export const settingRule = command(setCallbackRule, async ({ db, actor, now, emit }, rule) => {
  const subject = await organisationOfRule(db)
  await saveRule(db, rule, { at: new Date(now), by: actor.kind === 'person' ? actor.id : null })
  emit(callbackRuleSet, { subject, facts: rule })
  return {}
})
