import { dropThrough } from '#features/notifications/server/public/gateways.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { ticketChecked } from '../contract/checks.ts'
import { callbackAnswered } from '../contract.ts'
import type { CallbackOutcome } from '../domain/answering.ts'
import { type Callback, finishCallback } from './callbacks.store.ts'

/** Levels above the handler's own. */
export const checkLevel = (level: number) => (level === 2 ? 2 : 3)

/** Ends a callback with what came of it. */
export async function finish(
  context: CommandContext,
  callback: Callback,
  outcome: CallbackOutcome,
): Promise<void> {
  const { db, now, emit } = context
  await finishCallback(db, callback.id, { outcome, at: new Date(now) })
  await dropThrough(context, [callback.id])
  const { id: callbackId, cycle, level, handler_id: handlerId } = callback
  const about = { subject: callback.ticket_id, unit: callback.org_unit_id }
  const answered = { callbackId, cycle, outcome, onTime: now <= callback.due_at.getTime() }
  if (level === 1) emit(callbackAnswered, { ...about, facts: { ...answered, level, handlerId } })
  else emit(ticketChecked, { ...about, facts: { ...answered, level: checkLevel(level) } })
}
