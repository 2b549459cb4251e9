import { bulkFinished } from '#features/bulk-deeds/contract.ts'
import { supervisionRequested } from '#features/callbacks/contract/checks.ts'
import { callbackRequested } from '#features/callbacks/contract.ts'
import { lateExpected } from '#features/completion-times/contract.ts'
import { ticketAssigned, ticketWaiting } from '#features/dispatch/contract.ts'
import { replyStopped } from '#features/drafts/contract.ts'
import { alertStepped, escalationStepped, figureAlertStepped } from '#features/escalations/contract.ts'
import { externalCaseDueSoon, externalCaseOverdue } from '#features/external-cases/contract.ts'
import { groupEventAlarmed } from '#features/group-events/contract.ts'
import { holdersOver, leadersOver, nearestLeaders } from '#features/staff/server/public/leaders.ts'
import { surveyAnswered } from '#features/surveys/contract.ts'
import { sealBroken } from '#features/ticket-access/contract.ts'
import {
  ticketChanged,
  ticketCustomerReplied,
  ticketFlagged,
  ticketJudgedAgain,
  ticketNoted,
  ticketOpened,
} from '#features/tickets/contract.ts'
import { type EventRecord, isEvent } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Channel, Kind } from '../domain/kinds.ts'
import { alertsTold } from './alert-recipients.ts'
import { approvalEvents } from './approval-recipients.ts'
import { compensationEvents } from './compensation-recipients.ts'
import { extensionEvents } from './extension-recipients.ts'
import { followedEvents } from './followers-to-tell.ts'
import { jointEvents } from './joint-recipients.ts'
import { type ConcernedTicket, readersOf } from './people-to-tell.query.ts'
import { supervisionTold } from './supervision-recipients.ts'

/** Everything that happens to a ticket, or becomes a group event, and concerns somebody in person. */
export const tellingEvents = [
  groupEventAlarmed,
  bulkFinished,
  escalationStepped,
  alertStepped,
  figureAlertStepped,
  ...alertsTold,
  ...jointEvents,
  ...supervisionTold,
  ...extensionEvents,
  ticketAssigned,
  ticketWaiting,
  ticketCustomerReplied,
  replyStopped,
  ticketJudgedAgain,
  ticketOpened,
  ticketChanged,
  ticketFlagged,
  lateExpected,
  externalCaseDueSoon,
  externalCaseOverdue,
  callbackRequested,
  supervisionRequested,
  surveyAnswered,
  ...followedEvents,
  ...compensationEvents,
  ...approvalEvents,
  sealBroken,
] as const

/** Who is to be told of an event, and as what; by which channels where that is not theirs to choose. */
export interface Recipient {
  readonly personId: string
  readonly kind: Kind
  readonly channels?: readonly Channel[]
}

type Leaders = (ticket: ConcernedTicket) => Promise<{ personId: string; depth: number }[]>

/** Looks leaders up once per unit. */
export function leadersOnce(db: ReadHandle): Leaders {
  const known = new Map<string, ReturnType<Leaders>>()
  return (ticket) => {
    const found = known.get(ticket.unitId) ?? leadersOver(db, ticket.unitId, ticket.unitPath)
    known.set(ticket.unitId, found)
    return found
  }
}

const as = (kind: Kind, people: readonly (string | null)[]): Recipient[] =>
  people.flatMap((personId) => (personId === null ? [] : [{ personId, kind }]))

/** Danger in what the customer added: everybody above the ticket when it is urgent, else the lead in charge; nobody where there is none. */
async function afterAddition(
  { facts }: EventRecord<typeof ticketJudgedAgain>,
  ticket: ConcernedTicket,
  leaders: Leaders,
): Promise<Recipient[]> {
  if (!facts.urgent && facts.risks.length === 0) return []
  const above = await leaders(ticket)
  const told = facts.urgent ? above.map(({ personId }) => personId) : nearestLeaders(above)
  return as('danger', [ticket.assigneeId, ...told])
}

/** The red alert: everybody above a ticket hears at once that it is urgent, from its first moment or since it was found so. */
async function ofUrgency(
  { facts }: EventRecord<typeof ticketOpened> | EventRecord<typeof ticketChanged>,
  ticket: ConcernedTicket,
  leaders: Leaders,
): Promise<Recipient[]> {
  const urgency = 'to' in facts ? facts.to.urgency : facts.urgency
  if (urgency !== 'urgent') return []
  const above = await leaders(ticket)
  return as(
    'urgent',
    above.map(({ personId }) => personId),
  )
}

const holderAndLead = async (kind: Kind, ticket: ConcernedTicket, leaders: Leaders) =>
  as(kind, [ticket.assigneeId, ...nearestLeaders(await leaders(ticket))])

const holderOrLead = async (kind: Kind, ticket: ConcernedTicket, leaders: Leaders) =>
  as(kind, ticket.assigneeId === null ? nearestLeaders(await leaders(ticket)) : [ticket.assigneeId])

/** Whoever may read a confidential ticket learns that somebody else opened it. */
export const recipientsOfBreaking = async (
  { subjectId, actorId }: EventRecord<typeof sealBroken>,
  db: ReadHandle,
): Promise<Recipient[]> =>
  as(
    'seal_broken',
    (await readersOf(db, subjectId)).filter((personId) => personId !== actorId),
  )

/** A group event concerns everybody who may close it where one of its voices was raised. */
export const recipientsOfAlarm = async (
  { facts }: EventRecord<typeof groupEventAlarmed>,
  db: ReadHandle,
): Promise<Recipient[]> => as('group_event', await holdersOver(db, 'group-events.close', facts.unitIds))

/** The people one event concerns, each once; never the person whose own deed it was. */
export async function recipientsOf(
  event: EventRecord,
  ticket: ConcernedTicket,
  leaders: Leaders,
): Promise<Recipient[]> {
  const found = await concerned(event, ticket, leaders)
  const own = event.actorKind === 'person' ? event.actorId : null
  const once = new Map(found.reverse().map((recipient) => [recipient.personId, recipient]))
  return [...once.values()].filter(({ personId }) => personId !== own)
}

async function concerned(
  event: EventRecord,
  ticket: ConcernedTicket,
  leaders: Leaders,
): Promise<Recipient[]> {
  if (isEvent(event, ticketAssigned)) {
    const { personId, previousPersonId } = event.facts
    const from = previousPersonId === personId ? null : previousPersonId
    return [...as('assigned', [personId]), ...as('taken_away', [from])]
  }
  if (isEvent(event, ticketWaiting)) return as('waiting', nearestLeaders(await leaders(ticket)))
  if (isEvent(event, callbackRequested)) return as('callback_requested', [event.facts.handlerId])
  if (isEvent(event, supervisionRequested)) return as('callback_requested', [event.facts.callerId])
  if (isEvent(event, ticketJudgedAgain)) return afterAddition(event, ticket, leaders)
  if (isEvent(event, ticketOpened) || isEvent(event, ticketChanged)) return ofUrgency(event, ticket, leaders)
  if (isEvent(event, ticketNoted)) return as('mentioned', event.facts.mentions ?? [])
  if (isEvent(event, replyStopped)) return as('reply_stopped', [event.facts.writerId])
  if (isEvent(event, lateExpected)) return holderOrLead('late_expected', ticket, leaders)
  if (isEvent(event, externalCaseDueSoon) || isEvent(event, externalCaseOverdue))
    return holderAndLead('external_case', ticket, leaders)
  if (isEvent(event, ticketFlagged)) return holderAndLead('flagged', ticket, leaders)
  if (isEvent(event, surveyAnswered)) {
    return event.facts.satisfied === false ? holderAndLead('bad_score', ticket, leaders) : []
  }
  return isEvent(event, ticketCustomerReplied) ? holderOrLead('customer_replied', ticket, leaders) : []
}
