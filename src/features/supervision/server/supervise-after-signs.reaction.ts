import { currentRisks } from '#features/analysis/server/public/current-analysis.ts'
import { ticketChecked } from '#features/callbacks/contract/checks.ts'
import { callbackAnswered } from '#features/callbacks/contract.ts'
import { clockBreached } from '#features/clocks/contract.ts'
import { surveyAnswered } from '#features/surveys/contract.ts'
import { ticketJudgedAgain, ticketOpened, ticketReopened } from '#features/tickets/contract.ts'
import { lockTicketRows } from '#features/tickets/server/public/visible-tickets.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { reaction } from '#platform/server/followers.ts'
import { causeOf, type Sign } from '../domain/causes.ts'
import { noteCauses } from './noting-causes.ts'
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

function signsOf(event: EventRecord, judged: ReadonlyMap<string, readonly string[]>): Sign[] {
  if (isEvent(event, clockBreached)) return [{ of: 'breached', ...event.facts }]
  if (isEvent(event, callbackAnswered) || isEvent(event, ticketChecked))
    return dissatisfied(event.facts.outcome === 'dissatisfied', event.facts.cycle)
  if (isEvent(event, surveyAnswered)) return dissatisfied(event.facts.satisfied === false, event.facts.cycle)
  if (isEvent(event, ticketReopened)) return [{ of: 'reopened', cycle: event.facts.cycle }]
  if (isEvent(event, ticketJudgedAgain)) return risksAs(event.facts.risks)
  if (isEvent(event, ticketOpened)) return risksAs(judged.get(event.facts.feedbackId) ?? [])
  return []
}

async function causesOf(db: ReadHandle, events: readonly EventRecord[]) {
  const rule = await ruleOf(db)
  const judged = await currentRisks(
    db,
    events.flatMap((event) => (isEvent(event, ticketOpened) ? [event.facts.feedbackId] : [])),
  )
  return events.flatMap((event) =>
    signsOf(event, judged)
      .flatMap((sign) => causeOf(sign, rule) ?? [])
      .map((cause) => ({ ...cause, ticketId: event.subjectId })),
  )
}

/** What the organisation put under supervision comes there by itself, each cause once. */
export const superviseAfterSigns = reaction({
  name: 'supervision.supervise-after-signs',
  on: signs,
  batch: 400,
  react: async (context, events) => {
    const causes = await causesOf(context.db, events as readonly EventRecord[])
    const locked = await lockTicketRows(context.db, [...new Set(causes.map(({ ticketId }) => ticketId))])
    const tickets = new Map(locked.map((ticket) => [ticket.id, ticket]))
    await noteCauses(
      context,
      causes.flatMap(({ ticketId, ...cause }) => {
        const ticket = tickets.get(ticketId)
        return ticket === undefined ? [] : [{ ...cause, ticket }]
      }),
    )
  },
})
