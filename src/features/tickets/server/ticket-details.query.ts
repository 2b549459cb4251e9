import { sql } from 'kysely'
import type { AnalysisTables } from '#features/analysis/server/analysis.tables.ts'
import { maskedWhole, type PersonalSpans } from '#features/analysis/server/public/masked-text.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { ticketDetails } from '../contract/reading.ts'
import { deedsOf } from './deeds.ts'
import { namesOfPeople, type PersonNames } from './names.query.ts'
import type { Ticket } from './public/visible-tickets.ts'
import { type TicketRecords, ticketRecords } from './ticket-records.query.ts'
import { namedTicket, shownTicket } from './ticket-row.query.ts'
import type { TicketsTables } from './tickets.tables.ts'

async function feedbacksOf(read: ReadHandle, ticketId: string) {
  const rows = await read
    .tables<TicketsTables & IntakeTables & AnalysisTables>()
    .selectFrom('ticket_feedbacks')
    .innerJoin('feedbacks', 'feedbacks.id', 'ticket_feedbacks.feedback_id')
    .leftJoin('analyses', (join) =>
      join.onRef('analyses.feedback_id', '=', 'feedbacks.id').on('analyses.current', '=', true),
    )
    .select(['feedbacks.id', 'number', 'channel', 'feedbacks.received_at', 'occurred_at', 'first', 'text'])
    .select(sql<PersonalSpans | null>`analyses.details -> 'personalData'`.as('spans'))
    .where('ticket_id', '=', ticketId)
    .orderBy('linked_at')
    .execute()
  return rows.map(({ received_at, occurred_at, text, spans, ...row }) => ({
    ...row,
    text: maskedWhole(text, spans),
    receivedAt: received_at.toISOString(),
    occurredAt: occurred_at.toISOString(),
  }))
}

function cyclesOf(ticket: Ticket, records: TicketRecords, names: PersonNames) {
  return Array.from({ length: ticket.cycle }, (_, index) => {
    const cycle = index + 1
    const reopened = records.reopenings.find((one) => one.cycle === cycle)
    const resolution = records.resolutions.find((one) => one.cycle === cycle)
    const verification = records.verifications.find((one) => one.cycle === cycle)
    const closure = records.closures.find((one) => one.cycle === cycle)
    return {
      cycle,
      since: (reopened?.at ?? ticket.opened_at).toISOString(),
      reopened: reopened ? { reason: reopened.reason, by: names(reopened.by) } : null,
      resolution: resolution
        ? {
            outcome: resolution.outcome,
            solution: resolution.solution,
            causeLabelId: resolution.cause_label_id,
            compensation: resolution.compensation,
            at: resolution.at.toISOString(),
            by: names(resolution.by),
          }
        : null,
      verification: verification
        ? { how: verification.how, at: verification.at.toISOString(), by: names(verification.by) }
        : null,
      closure: closure ? { at: closure.at.toISOString(), by: names(closure.by) } : null,
    }
  })
}

const dated = <Row extends { at: Date; by: string | null }>(rows: readonly Row[], names: PersonNames) =>
  rows.map((row) => ({ ...row, at: row.at.toISOString(), by: names(row.by) }))

function recordsShown(records: TicketRecords, names: PersonNames) {
  return {
    holds: records.holds.map(({ since, until, by, ...hold }) => ({
      ...hold,
      since: since.toISOString(),
      until: until?.toISOString() ?? null,
      by: names(by),
    })),
    notes: dated(records.notes, names),
    messages: dated(records.messages, names).map((message) => ({ ...message, text: message.text ?? '' })),
    contacts: dated(records.contacts, names),
    withdrawal: dated(records.withdrawals, names)[0] ?? null,
  }
}

function confirmationsOf(ticket: Ticket, records: TicketRecords, names: PersonNames) {
  return records.requirements.map(({ code, requiredFor }) => {
    const made = records.confirmations.find((one) => one.code === code && one.cycle === ticket.cycle)
    return {
      code,
      required: requiredFor.includes(ticket.kind),
      confirmedAt: made?.at.toISOString() ?? null,
      by: names(made?.by ?? null),
    }
  })
}

export const details = query(ticketDetails, async ({ read, actor }, { ticketId }) => {
  const ticket = await namedTicket(read, actor, ticketId)
  if (ticket === undefined) throw new Refusal('tickets.notFound', 'missing')
  const [records, feedbacks] = await Promise.all([ticketRecords(read, ticketId), feedbacksOf(read, ticketId)])
  const names = await namesOfPeople(read, records.people)
  return {
    ...shownTicket(ticket),
    changedAt: ticket.changed_at.toISOString(),
    custom: ticket.custom,
    feedbacks,
    ...recordsShown(records, names),
    confirmations: confirmationsOf(ticket, records, names),
    cycles: cyclesOf(ticket, records, names),
    ...deedsOf(actor, ticket, records),
  }
})
