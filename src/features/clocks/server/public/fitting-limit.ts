import type { ReadHandle } from '#platform/server/database/handles.ts'
import { type Conditions, mostSpecific } from '../../domain/policies.ts'
import { traitsOf } from '../matters.query.ts'

interface LimitedTicket {
  readonly id: string
  readonly kind: string
  readonly urgency: string
  readonly tier: number
}

/**
 * The limit of another room that holds for a ticket, as those of tickets are found: the most specific one, among equals the first. Its unit is
 * the one whose path from the root is given, which need not be the ticket's.
 */
export async function fittingLimit<Limit extends Conditions>(
  db: ReadHandle,
  limits: readonly Limit[],
  { ticket, unitPath }: { readonly ticket: LimitedTicket; readonly unitPath: readonly string[] },
): Promise<Limit | undefined> {
  if (limits.length === 0) return undefined
  const { id, kind, urgency, tier } = ticket
  const traits = (await traitsOf(db, [id])).get(id)
  return mostSpecific(limits, { ...traits, kind, urgency, tier, unitPath })
}
