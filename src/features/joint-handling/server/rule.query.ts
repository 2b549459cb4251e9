import { seenTicket } from '#features/tickets/server/public/visible-tickets.ts'
import { query } from '#platform/server/command.ts'
import { readAnswerLimits, readJointHandlingRule, usualAnswerDays } from '../contract/reading.ts'
import { answerLimits, standingRule, usualDays } from './rule.ts'

export const ruleQuery = query(readJointHandlingRule, async ({ read }) => {
  const { answerDays } = await standingRule(read)
  return { answerDays }
})

export const limitsQuery = query(readAnswerLimits, async ({ read }) => ({ limits: await answerLimits(read) }))

export const usualDaysQuery = query(usualAnswerDays, async ({ read, actor }, { ticketId, unitId }) => ({
  days: await usualDays(read, await seenTicket(read, actor, ticketId), unitId),
}))
