import type { ExpressionBuilder } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { TicketsTables } from './tickets.tables.ts'

// Rows arrive as JSON, so their times are text.
const timed = <Row extends { at: Date | string }>(rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, at: new Date(row.at) }))

type OfTicket = ExpressionBuilder<TicketsTables & IntakeTables, 'tickets'>

/** What was said and done on a ticket, in the order of time. */
const saidAndDone = (eb: OfTicket) =>
  [
    jsonArrayFrom(
      eb
        .selectFrom('ticket_holds as r')
        .select(['r.reason', 'r.note', 'r.since', 'r.until', 'r.by', 'r.cycle'])
        .whereRef('r.ticket_id', '=', 'tickets.id')
        .orderBy('r.since'),
    ).as('holds'),
    jsonArrayFrom(
      eb
        .selectFrom('ticket_notes as r')
        .select(['r.id', 'r.text', 'r.at', 'r.by', 'r.cycle'])
        .whereRef('r.ticket_id', '=', 'tickets.id')
        .orderBy('r.at'),
    ).as('notes'),
    jsonArrayFrom(
      eb
        .selectFrom('ticket_messages as r')
        .leftJoin('feedback_additions as added', 'added.id', 'r.addition_id')
        .select((e) => e.fn.coalesce('r.text', 'added.text').as('text'))
        .select(['r.id', 'r.direction', 'r.purpose', 'r.at', 'r.by', 'r.cycle'])
        .whereRef('r.ticket_id', '=', 'tickets.id')
        .orderBy('r.at'),
    ).as('messages'),
    jsonArrayFrom(
      eb
        .selectFrom('ticket_contacts as r')
        .select(['r.id', 'r.channel', 'r.reached', 'r.at', 'r.by', 'r.cycle'])
        .whereRef('r.ticket_id', '=', 'tickets.id')
        .orderBy('r.at'),
    ).as('contacts'),
    jsonArrayFrom(
      eb
        .selectFrom('ticket_confirmations as r')
        .select(['r.code', 'r.at', 'r.by', 'r.cycle'])
        .whereRef('r.ticket_id', '=', 'tickets.id'),
    ).as('confirmations'),
  ] as const

/** The marks along a ticket's life, of every cycle, and what must be confirmed before it closes. */
const milestones = (eb: OfTicket) =>
  [
    jsonArrayFrom(
      eb
        .selectFrom('ticket_resolutions as r')
        .select(['r.cycle', 'r.outcome', 'r.solution', 'r.cause_label_id', 'r.compensation', 'r.at', 'r.by'])
        .whereRef('r.ticket_id', '=', 'tickets.id'),
    ).as('resolutions'),
    jsonArrayFrom(
      eb
        .selectFrom('ticket_verifications as r')
        .select(['r.cycle', 'r.how', 'r.at', 'r.by'])
        .whereRef('r.ticket_id', '=', 'tickets.id'),
    ).as('verifications'),
    jsonArrayFrom(
      eb
        .selectFrom('ticket_closures as r')
        .select(['r.cycle', 'r.at', 'r.by'])
        .whereRef('r.ticket_id', '=', 'tickets.id'),
    ).as('closures'),
    jsonArrayFrom(
      eb
        .selectFrom('ticket_reopenings as r')
        .select(['r.cycle', 'r.reason', 'r.at', 'r.by'])
        .whereRef('r.ticket_id', '=', 'tickets.id'),
    ).as('reopenings'),
    jsonArrayFrom(
      eb
        .selectFrom('ticket_withdrawals as r')
        .select(['r.reason', 'r.at', 'r.by'])
        .whereRef('r.ticket_id', '=', 'tickets.id'),
    ).as('withdrawals'),
    jsonArrayFrom(
      eb
        .selectFrom('confirmation_requirements as r')
        .select(['r.code', 'r.required_for as requiredFor'])
        .orderBy('r.position'),
    ).as('requirements'),
  ] as const

/** Every record of a ticket, read in one statement. */
export async function ticketRecords(read: ReadHandle, ticketId: string) {
  const { requirements, ...row } = await read
    .tables<TicketsTables & IntakeTables>()
    .selectFrom('tickets')
    .where('tickets.id', '=', ticketId)
    .select(saidAndDone)
    .select(milestones)
    .executeTakeFirstOrThrow()
  const people = Object.values(row).flatMap((rows) => rows.map((one) => one.by))
  return {
    requirements,
    people: people.filter((one) => one !== null),
    holds: row.holds.map((hold) => ({
      ...hold,
      since: new Date(hold.since),
      until: hold.until === null ? null : new Date(hold.until),
    })),
    notes: timed(row.notes),
    messages: timed(row.messages),
    contacts: timed(row.contacts),
    confirmations: timed(row.confirmations),
    resolutions: timed(row.resolutions),
    verifications: timed(row.verifications),
    closures: timed(row.closures),
    reopenings: timed(row.reopenings),
    withdrawals: timed(row.withdrawals),
  }
}
export type TicketRecords = Awaited<ReturnType<typeof ticketRecords>>
