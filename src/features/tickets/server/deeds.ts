import type { Gate } from '#features/checklists/domain/duties.ts'
import type { Actor } from '#platform/server/actor.ts'
import { mayJudgeAgreement, mayReopenAsAsked } from '../domain/asking.ts'
import { missingConfirmations } from '../domain/confirmations.ts'
import { canMove, isBeingHandled, isOpen } from '../domain/lifecycle.ts'
import { hasSomethingToReview, isOwnWork } from '../domain/reviewing.ts'
import { reaches, type Ticket } from './public/visible-tickets.ts'
import type { TicketRecords } from './ticket-records.query.ts'

/** Rows arrive as JSON, so their times are text. */
function askedOf(ticket: Ticket & TicketRecords) {
  const since = ticket.resolved_at?.getTime() ?? Number.POSITIVE_INFINITY
  const later = ({ at }: { at: unknown }) => Date.parse(String(at)) >= since
  return {
    hasCustomer: ticket.customer_id !== null,
    heard:
      ticket.contacts.some((one) => one.reached && later(one)) ||
      ticket.messages.some((one) => one.direction === 'in' && later(one)),
  }
}

function mayReview(actor: Actor, ticket: Ticket & TicketRecords): boolean {
  const reopened = ticket.reopenings.find(({ cycle }) => cycle === ticket.cycle)?.reason ?? null
  const handledBy = [ticket.assignee_id, ...ticket.resolutions.map(({ by }) => by)]
  return hasSomethingToReview({ state: ticket.state, reopened }) && !isOwnWork({ handledBy }, actor.id)
}

/** What the actor may do with the ticket now, and which confirmations keep it from closing: the rules the commands apply. */
export function deedsOf(
  actor: Actor,
  ticket: Ticket & TicketRecords,
  openDuties: Readonly<Record<Gate, number>>,
) {
  const { state, cycle } = ticket
  const now = <Row extends { cycle: number }>(rows: readonly Row[]) =>
    rows.filter((row) => row.cycle === cycle)
  // What has ended waits for nothing.
  const missing = !isOpen(state)
    ? []
    : missingConfirmations(ticket.requirements, {
        kind: ticket.kind,
        hasCustomer: ticket.customer_id !== null,
        verifiedBy: now(ticket.verifications)[0]?.how ?? null,
        confirmed: now(ticket.confirmations).map((row) => row.code),
      })
  const merged = ticket.withdrawals.some(({ reason }) => reason === 'merged')
  const held = ticket.holds.some((hold) => hold.until === null)
  const handle = reaches(actor, 'tickets.handle', ticket)
  const finish = reaches(actor, 'tickets.close', ticket)
  return {
    missing,
    openDuties,
    can: {
      accept: handle && canMove(state, 'accept') && openDuties.accept === 0,
      start: handle && canMove(state, 'start') && openDuties.start === 0,
      contact: handle && isOpen(state),
      reveal: handle && isOpen(state) && ticket.customer_id !== null,
      hold: handle && isBeingHandled(state) && !held,
      release: handle && held,
      note: reaches(actor, 'tickets.write_note', ticket),
      message: !merged && reaches(actor, 'tickets.message', ticket),
      change: handle && isOpen(state),
      confirm: handle && isOpen(state),
      resolve: handle && canMove(state, 'resolve') && ticket.openJointTasks.length === 0,
      verify:
        finish && canMove(state, 'verify') && mayJudgeAgreement(askedOf(ticket)) && openDuties.verify === 0,
      close: finish && canMove(state, 'close') && missing.length === 0 && openDuties.close === 0,
      reopen: handle && canMove(state, 'reopen'),
      reopenAsAsked: handle && canMove(state, 'reopen') && mayReopenAsAsked(state, askedOf(ticket)),
      withdraw: finish && canMove(state, 'withdraw'),
      review:
        reaches(actor, 'callbacks.supervise', ticket) &&
        mayReview(actor, ticket) &&
        ticket.openJointTasks.length === 0,
    },
  }
}
