import { dropThrough } from '#features/notifications/server/public/gateways.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { callbackRequested } from '../contract.ts'
import type { Callback } from './callbacks.store.ts'
import { giveToPeople } from './messages.store.ts'

/** The handler is asked to call, within the time that the callback had from the beginning. */
export async function handOver(context: CommandContext, callback: Callback): Promise<void> {
  await giveToPeople(context.db, callback.id)
  await dropThrough(context, [callback.id])
  const { id: callbackId, cycle, level, handler_id: handlerId, due_at: dueAt } = callback
  context.emit(callbackRequested, {
    subject: callback.ticket_id,
    unit: callback.org_unit_id,
    facts: { callbackId, cycle, level, handlerId, dueAt: dueAt.toISOString() },
  })
}
