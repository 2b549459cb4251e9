import { query } from '#platform/server/command.ts'
import { readSupervisionRule } from '../contract/reading.ts'
import { ruleOf } from './rule.ts'

export const standingRule = query(readSupervisionRule, async ({ read }) => {
  const rule = await ruleOf(read)
  return {
    ...rule,
    causes: [...rule.causes],
    obligations: [...rule.obligations] as never[],
    risks: [...rule.risks] as never[],
  }
})
