import { unitPath } from '#features/staff/server/public/units.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { Tier } from '../../domain/codes.ts'
import { changeRow } from '../moving.ts'
import type { Ticket } from './visible-tickets.ts'

/** Places a locked ticket with a unit and a person, or with nobody. The caller tells why, by an event of its own. */
export async function assignTicket(
  context: CommandContext,
  ticket: Ticket,
  place: { personId: string | null; unitId: string; tier?: Tier | null },
): Promise<Ticket> {
  const unit = place.unitId === ticket.org_unit_id ? {} : await unitPath(context.db, place.unitId)
  const tier = place.tier ? { tier: place.tier } : {}
  return changeRow(context, ticket, { ...unit, ...tier, assignee_id: place.personId })
}
