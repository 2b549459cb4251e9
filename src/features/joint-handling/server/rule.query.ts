import { query } from '#platform/server/command.ts'
import { readJointHandlingRule } from '../contract/reading.ts'
import { usualDays } from './rule.ts'

export const standingRule = query(readJointHandlingRule, async ({ read }) => ({
  answerDays: await usualDays(read),
}))
