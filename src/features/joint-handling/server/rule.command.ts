import { command } from '#platform/server/command.ts'
import { setAnswerLimits, setJointHandlingRule } from '../contract/deeds.ts'
import { answerLimitsSet, jointHandlingRuleSet } from '../contract.ts'
import { replaceLimits, saveAnswerDays } from './joint-handling.store.ts'
import { standingRule } from './rule.ts'

export const settingRule = command(setJointHandlingRule, async ({ db, emit }, { answerDays }) => {
  const ruleId = await saveAnswerDays(db, answerDays)
  emit(jointHandlingRuleSet, { subject: ruleId, facts: { answerDays } })
  return { answerDays }
})

export const settingLimits = command(setAnswerLimits, async ({ db, newId, emit }, { limits }) => {
  await replaceLimits(
    db,
    limits.map(({ labelId, unitId, customerGroup, answerDays, ...plain }, position) => ({
      ...{ ...plain, id: newId(), position, label_id: labelId, unit_id: unitId },
      ...{ customer_group: customerGroup, answer_days: answerDays },
    })),
  )
  const { id } = await standingRule(db)
  emit(answerLimitsSet, { subject: id, facts: { limits: limits.length } })
  return { limits }
})
