import { query } from '#platform/server/command.ts'
import { readContactRule } from '../contract/inviting.ts'
import { theRules } from './kept-questionnaires.ts'

export const contactRule = query(readContactRule, async ({ read }) => {
  const { rest_days, quiet_from, quiet_until, working_days_only } = await theRules(read)
  return {
    restDays: rest_days,
    quietFrom: quiet_from,
    quietUntil: quiet_until,
    workingDaysOnly: working_days_only,
  }
})
