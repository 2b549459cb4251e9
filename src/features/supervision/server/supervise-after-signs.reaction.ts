import { currentAnalysis } from '#features/analysis/server/public/current-analysis.ts'
import { ticketChecked } from '#features/callbacks/contract/checks.ts'
import { callbackAnswered } from '#features/callbacks/contract.ts'
import { clockBreached } from '#features/clocks/contract.ts'
import { surveyAnswered } from '#features/surveys/contract.ts'
import { ticketJudgedAgain, ticketOpened, ticketReopened } from '#features/tickets/contract.ts'
import { lockTicketRow } from '#features/tickets/server/public/visible-tickets.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { reaction } from '#platform/server/followers.ts'
import { causeOf, type Sign } from '../domain/causes.ts'
import { noteCause } from './noting-causes.ts'
import { ruleOf } from './rule.ts'

const signs = [
  clockBreached,
  callbackAnswered,
  ticketChecked,
  surveyAnswered,
  ticketReopened,
  ticketOpened,
  ticketJudgedAgain,
] as const

const risksAs = (risks: readonly string[]): Sign[] => risks.map((risk) => ({ of: 'high_risk', risk }))
const dissatisfied = (isSo: boolean, cycle: number): Sign[] => (isSo ? [{ of: 'dissatisfied', cycle }] : [])

async function signsOf(db: ReadHandle, event: EventRecord): Promise<Sign[]> {
  if (isEvent(event, clockBreached)) return [{ of: 'breached', ...event.facts }]
  if (isEvent(event, callbackAnswered) || isEvent(event, ticketChecked))
    return dissatisfied(event.facts.outcome === 'dissatisfied', event.facts.cycle)
  if (isEvent(event, surveyAnswered)) return dissatisfied(event.facts.satisfied === false, event.facts.cycle)
  if (isEvent(event, ticketReopened)) return [{ of: 'reopened', cycle: event.facts.cycle }]
  if (isEvent(event, ticketJudgedAgain)) return risksAs(event.facts.risks)
  if (isEvent(event, ticketOpened))
    return risksAs((await currentAnalysis(db, event.facts.feedbackId))?.risks ?? [])
  return []
}

async function heed(context: CommandContext, event: EventRecord): Promise<void> {
  const rule = await ruleOf(context.db)
  const causes = (await signsOf(context.db, event)).flatMap((sign) => causeOf(sign, rule) ?? [])
  if (causes.length === 0) return
  const ticket = await lockTicketRow(context.db, event.subjectId)
  if (ticket === undefined) return
  for (const cause of causes) await noteCause(context, ticket, cause)
}

/** What the organisation put under supervision comes there by itself, each cause once. */
export const superviseAfterSigns = reaction({
  name: 'supervision.supervise-after-signs',
  on: signs,
  react: async (context, events) => {
    for (const event of events) await heed(context, event as EventRecord)
  },
})
