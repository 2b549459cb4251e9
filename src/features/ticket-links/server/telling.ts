import type { Ticket } from '#features/tickets/server/public/visible-tickets.ts'
import type { EventDefinition } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'

/** What a reply to a write says. */
export const standingOf = ({ id, state, cycle, version }: Ticket) => ({ ticketId: id, state, cycle, version })

/** A record's columns that say when and by whom. */
export const doneNow = ({ now, actor }: CommandContext) => ({
  at: new Date(now),
  by: actor.kind === 'person' ? actor.id : null,
})

/** Tells what happened between two tickets in the history of each. */
export function tellBoth<E extends EventDefinition>(
  { emit }: CommandContext,
  definition: E,
  sides: readonly (readonly [ticket: Ticket, other: Ticket, facts: object])[],
): void {
  for (const [ticket, other, facts] of sides)
    emit(definition, {
      subject: ticket.id,
      unit: ticket.org_unit_id,
      facts: { cycle: ticket.cycle, otherTicketId: other.id, otherNumber: other.number, ...facts },
    } as never)
}
