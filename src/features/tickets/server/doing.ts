import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ticketChanged, ticketHeld, ticketNoted, ticketReleased } from '../contract.ts'
import type { HoldReason } from '../domain/codes.ts'
import { isBeingHandled, isOpen } from '../domain/lifecycle.ts'
import { aboutTicket, changeRow, changeRows, recordOf } from './moving.ts'
import type { Ticket } from './public/visible-tickets.ts'
import { changeOf, customOf, factsOfChange, type Wanted } from './ticket-changes.ts'
import { addRecord, endHold } from './tickets.store.ts'

function refuseEnded({ state }: Ticket): void {
  if (!isOpen(state)) throw new Refusal('tickets.ended', 'conflict', { state })
}

function tellChange(context: CommandContext, before: Ticket, changed: Ticket): void {
  context.emit(ticketChanged, { ...aboutTicket(changed), facts: factsOfChange(before, changed) })
}

/** Changes what locked tickets are about, or where they belong, all alike; gives them by their ids. */
export async function changeAlike(
  context: CommandContext,
  tickets: readonly Ticket[],
  wanted: Omit<Wanted, 'custom'>,
): Promise<Map<string, Ticket>> {
  tickets.forEach(refuseEnded)
  const changed = await changeRows(context, tickets, await changeOf(context, wanted))
  for (const ticket of tickets) tellChange(context, ticket, changed.get(ticket.id) as Ticket)
  return changed
}

/** Changes what a locked ticket is about, or where it belongs. */
export async function change(context: CommandContext, ticket: Ticket, wanted: Wanted): Promise<Ticket> {
  refuseEnded(ticket)
  const values = { ...(await changeOf(context, wanted)), ...(await customOf(context, ticket, wanted)) }
  const changed = await changeRow(context, ticket, values)
  tellChange(context, ticket, changed)
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
