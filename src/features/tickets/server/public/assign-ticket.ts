import { unitPath } from '#features/staff/server/public/units.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { Tier } from '../../domain/codes.ts'
import { placeTickets } from '../tickets.store.ts'
import type { Ticket } from './visible-tickets.ts'

/** Where a locked ticket goes: a unit, and a person or nobody; the tier stays unless one is given. */
export interface TicketPlace {
  readonly ticket: Ticket
  readonly personId: string | null
  readonly unitId: string
  readonly tier?: Tier | null
}

/** Places locked tickets, in one statement. The caller tells why, by events of its own. Returns them by id. */
export async function assignTickets(
  { db, now, actor }: CommandContext,
  places: readonly TicketPlace[],
): Promise<Map<string, Ticket>> {
  const units = new Map<string, Awaited<ReturnType<typeof unitPath>>>()
  for (const { unitId } of places) if (!units.has(unitId)) units.set(unitId, await unitPath(db, unitId))
  const rows = places.map(({ ticket, personId, unitId, tier }) => ({
    ...units.get(unitId),
    id: ticket.id,
    assignee_id: personId,
    tier: tier ?? ticket.tier,
  }))
  const by = actor.kind === 'person' ? actor.id : null
  const placed = await placeTickets(db, rows, { at: new Date(now), by })
  return new Map(placed.map((ticket) => [ticket.id, ticket]))
}
