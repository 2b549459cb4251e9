import { command } from '#platform/server/command.ts'
import { setJointHandlingRule } from '../contract/deeds.ts'
import { jointHandlingRuleSet } from '../contract.ts'
import { saveAnswerDays } from './joint-handling.store.ts'

export const settingRule = command(setJointHandlingRule, async ({ db, emit }, { answerDays }) => {
  const ruleId = await saveAnswerDays(db, answerDays)
  emit(jointHandlingRuleSet, { subject: ruleId, facts: { answerDays } })
  return { answerDays }
})
