import { sql } from 'kysely'
import { maskedWhole } from '#features/analysis/server/public/masked-text.ts'
import { openCounts } from '#features/checklists/server/public/duties.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { ticketDetails } from '../contract/reading.ts'
import { deedsOf } from './deeds.ts'
import { type Ticket, visibleTickets } from './public/visible-tickets.ts'
import { recordColumns, type TicketRecords } from './ticket-records.query.ts'
import { type NamedTicket, nameColumns, nameJoins, shownTicket } from './ticket-row.query.ts'
import type { TicketsTables } from './tickets.tables.ts'

type WholeTicket = Ticket & NamedTicket & TicketRecords
type Recorded = TicketRecords['notes'][number]

const timeOf = (text: string) => new Date(text).toISOString()

/** The person a record is by; null for Huixiang itself, the customer and people no longer known. */
const personOf = ({ by, byName }: Pick<Recorded, 'by' | 'byName'>) =>
  by === null || byName === null ? null : { id: by, name: byName }

const feedbacksShown = ({ feedbacks }: TicketRecords) =>
  feedbacks.map(({ text, spans, additions, receivedAt, occurredAt, ...row }) => ({
    ...row,
    text: maskedWhole(text, spans),
    additions: additions.map((one) => ({ id: one.id, text: maskedWhole(one.text, null) })),
    receivedAt: timeOf(receivedAt),
    occurredAt: timeOf(occurredAt),
  }))

function cyclesOf(ticket: WholeTicket) {
  return Array.from({ length: ticket.cycle }, (_, index) => {
    const cycle = index + 1
    const reopened = ticket.reopenings.find((one) => one.cycle === cycle)
    const resolution = ticket.resolutions.find((one) => one.cycle === cycle)
    const verification = ticket.verifications.find((one) => one.cycle === cycle)
    const closure = ticket.closures.find((one) => one.cycle === cycle)
    return {
      cycle,
      since: reopened ? timeOf(reopened.at) : ticket.opened_at.toISOString(),
      reopened: reopened ? { reason: reopened.reason, by: personOf(reopened) } : null,
      resolution: resolution
        ? {
            outcome: resolution.outcome,
            solution: resolution.solution,
            causeLabelId: resolution.cause_label_id,
            compensation: resolution.compensation,
            at: timeOf(resolution.at),
            by: personOf(resolution),
          }
        : null,
      verification: verification
        ? { how: verification.how, at: timeOf(verification.at), by: personOf(verification) }
        : null,
      closure: closure ? { at: timeOf(closure.at), by: personOf(closure) } : null,
    }
  })
}

const shown = <Row extends Pick<Recorded, 'at' | 'by' | 'byName'>>(rows: readonly Row[]) =>
  rows.map(({ at, by, byName, ...row }) => ({ ...row, at: timeOf(at), by: personOf({ by, byName }) }))

// What customers write is masked wherever it stands; what is written to them holds what its writer put there.
const messageShown = <Message extends { text: string; direction: 'in' | 'out' }>(message: Message) =>
  message.direction === 'in' ? { ...message, text: maskedWhole(message.text, null) } : message

function recordsShown(records: TicketRecords) {
  return {
    holds: records.holds.map(({ since, until, by, byName, ...hold }) => ({
      ...hold,
      since: timeOf(since),
      until: until === null ? null : timeOf(until),
      by: personOf({ by, byName }),
    })),
    notes: shown(records.notes),
    messages: shown(records.messages).map(messageShown),
    contacts: shown(records.contacts),
    withdrawal: shown(records.withdrawals)[0] ?? null,
  }
}

function confirmationsOf(ticket: WholeTicket) {
  return ticket.requirements.map(({ code, requiredFor }) => {
    const made = ticket.confirmations.find((one) => one.code === code && one.cycle === ticket.cycle)
    return {
      code,
      required: requiredFor.includes(ticket.kind),
      confirmedAt: made ? timeOf(made.at) : null,
      by: made ? personOf(made) : null,
    }
  })
}

/** A ticket in reach with its names and all its records, in one statement. */
async function wholeTicket(read: ReadHandle, actor: Actor, ticketId: string) {
  const tickets = visibleTickets(read, actor).selectAll('tickets').where('id', '=', ticketId)
  const { rows } = await sql<WholeTicket>`
    select tickets.*, ${nameColumns}, ${recordColumns} from (${tickets}) as tickets ${nameJoins}
  `.execute(read.tables<TicketsTables>() as never)
  const [ticket] = rows
  if (ticket === undefined) throw new Refusal('tickets.notFound', 'missing')
  return ticket
}

export const details = query(ticketDetails, async ({ read, actor }, { ticketId }) => {
  const ticket = await wholeTicket(read, actor, ticketId)
  return {
    ...shownTicket(ticket),
    changedAt: ticket.changed_at.toISOString(),
    custom: ticket.custom,
    feedbacks: feedbacksShown(ticket),
    ...recordsShown(ticket),
    confirmations: confirmationsOf(ticket),
    cycles: cyclesOf(ticket),
    openJointTasks: ticket.openJointTasks.length,
    ...deedsOf(actor, ticket, await openCounts(read, ticket)),
  }
})
