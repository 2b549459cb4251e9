import { lockTicketRow } from '#features/tickets/server/public/visible-tickets.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { clockOfRequest, ticketOfClock } from './clock-ticket.query.ts'
import { type Clock, lockClocks } from './clocks.store.ts'
import { lockCycles, type StoredCycle } from './cycles.store.ts'
import { type ExtensionRequest, lockRequest } from './extension-requests.store.ts'

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

/** A request for more time with the clock it is about. */
export interface AskedTime {
  readonly request: ExtensionRequest
  readonly clock: Clock
  readonly cycle: StoredCycle
}

/** Locks a request that the actor may decide: the ticket first, as every deed on it does, then its clocks, then the request. */
export async function lockVisibleRequest(context: CommandContext, requestId: string): Promise<AskedTime> {
  const { db } = context
  const found = await clockOfRequest(db, requestId)
  if (found === undefined) throw new Refusal('clocks.requestNotFound', 'missing')
  await lockTicketRow(db, found.ticketId)
  const seen = await lockVisibleClock(context, found.clockId, 'clocks.approve_extension')
  const request = await lockRequest(db, requestId)
  if (request === undefined) throw new Refusal('clocks.requestNotFound', 'missing')
  return { ...seen, request }
}
