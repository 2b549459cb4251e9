import { command } from '#platform/server/command.ts'
import { setSupervisionRule } from '../contract/deeds.ts'
import { supervisionRuleSet } from '../contract.ts'
import { saveRule } from './supervision.store.ts'

export const settingRule = command(setSupervisionRule, async ({ db, emit }, rule) => {
  const ruleId = await saveRule(db, rule)
  emit(supervisionRuleSet, { subject: ruleId, facts: rule })
  return {}
})
