import { command } from '#platform/server/command.ts'
import {
  bulkDiscarded,
  bulkStarted,
  bulkStopped,
  bulkUndoing,
  discardBulk,
  startBulk,
  stopBulk,
  undoBulk,
} from '../contract.ts'
import { changeBulk, deleteBulk } from './bulk-deeds.store.ts'
import { workOnBulk } from './bulk-work.ts'
import { lockedFor } from './visibility.ts'

export const starting = command(startBulk, async (context, { bulkDeedId }) => {
  const { db, now, emit, enqueue } = context
  const { started_at, tickets } = await lockedFor(context, bulkDeedId, 'start')
  const at = new Date(now)
  const moved = { state: 'running', started_at: started_at ?? at, finished_at: null, moved_at: at } as const
  await changeBulk(db, bulkDeedId, moved)
  emit(bulkStarted, { subject: bulkDeedId, facts: { tickets } })
  await enqueue(workOnBulk, { bulkDeedId })
  return {}
})

export const stopping = command(stopBulk, async (context, { bulkDeedId }) => {
  const { db, now, emit } = context
  const { done, refused } = await lockedFor(context, bulkDeedId, 'stop')
  const at = new Date(now)
  await changeBulk(db, bulkDeedId, { state: 'stopped', finished_at: at, moved_at: at })
  emit(bulkStopped, { subject: bulkDeedId, facts: { done, refused } })
  return {}
})

export const undoing = command(undoBulk, async (context, { bulkDeedId }) => {
  const { db, now, emit, enqueue } = context
  const { done } = await lockedFor(context, bulkDeedId, 'undo')
  await changeBulk(db, bulkDeedId, { state: 'undoing', moved_at: new Date(now) })
  emit(bulkUndoing, { subject: bulkDeedId, facts: { done } })
  await enqueue(workOnBulk, { bulkDeedId })
  return {}
})

export const discarding = command(discardBulk, async (context, { bulkDeedId }) => {
  await lockedFor(context, bulkDeedId, 'discard')
  await deleteBulk(context.db, bulkDeedId)
  context.emit(bulkDiscarded, { subject: bulkDeedId, facts: {} })
  return {}
})
