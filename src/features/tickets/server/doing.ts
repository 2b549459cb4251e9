import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ticketChanged, ticketHeld, ticketNoted, ticketReleased } from '../contract.ts'
import type { HoldReason } from '../domain/codes.ts'
import { isBeingHandled, isOpen } from '../domain/lifecycle.ts'
import { aboutTicket, changeRow, recordOf } from './moving.ts'
import type { Ticket } from './public/visible-tickets.ts'
import { changeOf, factsOfChange, type Wanted } from './ticket-changes.ts'
import { addRecord, endHold } from './tickets.store.ts'

/** Changes what a locked ticket is about, or where it belongs. */
export async function change(context: CommandContext, ticket: Ticket, wanted: Wanted): Promise<Ticket> {
  if (!isOpen(ticket.state)) throw new Refusal('tickets.ended', 'conflict', { state: ticket.state })
  const changed = await changeRow(context, ticket, await changeOf(context, ticket, wanted))
  context.emit(ticketChanged, { ...aboutTicket(changed), facts: factsOfChange(ticket, changed) })
  return changed
}

/** Lets a locked ticket wait. */
export async function hold(
  context: CommandContext,
  ticket: Ticket,
  { reason, note }: { reason: HoldReason; note: string | null },
): Promise<Ticket> {
  if (!isBeingHandled(ticket.state))
    throw new Refusal('tickets.notBeingHandled', 'conflict', { state: ticket.state })
  const { at, ...record } = recordOf(context, ticket)
  const row = { ...record, id: context.newId(), reason, note, since: at, until: null, released_by: null }
  if (!(await addRecord(context.db, 'ticket_holds', row)))
    throw new Refusal('tickets.alreadyHeld', 'conflict')
  const held = await changeRow(context, ticket, {})
  context.emit(ticketHeld, { ...aboutTicket(held), facts: { cycle: held.cycle, reason } })
  return held
}

/** Ends a locked ticket's hold. */
export async function release(context: CommandContext, ticket: Ticket): Promise<Ticket> {
  const { at, by } = recordOf(context, ticket)
  const ended = await endHold(context.db, ticket.id, { at, by })
  if (ended === null) throw new Refusal('tickets.notHeld', 'conflict')
  const released = await changeRow(context, ticket, {})
  context.emit(ticketReleased, {
    ...aboutTicket(released),
    facts: { cycle: ended.cycle, reason: ended.reason, by: 'person' },
  })
  return released
}

/** Writes a note for colleagues, some of whom it may mention; gives its id. */
export async function note(
  context: CommandContext,
  ticket: Ticket,
  { text, mentions = [] }: { text: string; mentions?: string[] },
): Promise<string> {
  const noteId = context.newId()
  await addRecord(context.db, 'ticket_notes', { ...recordOf(context, ticket), id: noteId, text })
  context.emit(ticketNoted, { ...aboutTicket(ticket), facts: { cycle: ticket.cycle, noteId, mentions } })
  return noteId
}
