import type { Permission } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ticketOfClock } from './clock-ticket.query.ts'
import { type Clock, lockClocks } from './clocks.store.ts'
import { lockCycles, type StoredCycle } from './cycles.store.ts'

/** Locks a clock of a ticket the actor sees and reaches with a permission; what is not seen does not exist for them. */
export async function lockVisibleClock(
  { db, actor }: CommandContext,
  clockId: string,
  permission: Permission,
): Promise<{ clock: Clock; cycle: StoredCycle }> {
  const permissions = ['tickets.read', permission] as const
  const key = await ticketOfClock(db, actor, { clockId, permissions })
  if (key === undefined) throw new Refusal('clocks.notFound', 'missing')
  const [cycle] = await lockCycles(db, [key])
  const clock = (await lockClocks(db, [key.ticketId])).find(({ id }) => id === clockId)
  if (cycle === undefined || clock === undefined) throw new Refusal('clocks.notFound', 'missing')
  return { clock, cycle }
}
