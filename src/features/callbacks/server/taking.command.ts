import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { checkTaken, takeCheck } from '../contract/checks.ts'
import { giveTo } from './callbacks.store.ts'
import { lockCallback } from './visibility.ts'

export const taking = command(takeCheck, async (context, { callbackId }) => {
  const { db, actor, emit } = context
  const callback = await lockCallback(context, callbackId)
  if (callback.level === 1) throw new Refusal('callbacks.handlersOwn', 'conflict')
  if (callback.state !== 'open') throw new Refusal('callbacks.notOpen', 'conflict', { state: callback.state })
  if (actor.id === null) throw new Refusal('callbacks.nobody', 'forbidden')
  await giveTo(db, callbackId, actor.id)
  const level = callback.level === 2 ? 2 : 3
  emit(checkTaken, {
    subject: callback.ticket_id,
    unit: callback.org_unit_id,
    facts: { callbackId, cycle: callback.cycle, level, callerId: actor.id },
  })
  return {}
})
