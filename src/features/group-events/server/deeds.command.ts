import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import {
  closeGroupEvent,
  noteGroupEvent,
  putVoiceBack,
  reopenGroupEvent,
  takeVoiceOut,
} from '../contract/deeds.ts'
import {
  groupEventClosed,
  groupEventNoted,
  groupEventReopened,
  voicePutBack,
  voiceTakenOut,
} from '../contract.ts'
import { compareWaiting } from './comparing-waiting.ts'
import { letWait, lockGraph } from './graph/graph.store.ts'
import { letGo, settleComponent } from './graph/growing.ts'
import { closeEvent, deleteRemovals, insertNote, insertRemoval, reopenEvent } from './group-events.store.ts'
import { ruleOf } from './rule.ts'
import { isMember, lockEvent } from './visibility.ts'

const by = ({ actor, now }: CommandContext) => ({ at: now, by: actor.kind === 'person' ? actor.id : null })

export const closing = command(closeGroupEvent, async (context, { groupEventId, reason, words }) => {
  const { db, emit, newId } = context
  const event = await lockEvent(context, groupEventId)
  if (event.closed) throw new Refusal('group-events.closed', 'conflict')
  await closeEvent(db, event.id, { ...by(context), id: newId(), reason, words: words || null })
  emit(groupEventClosed, { subject: event.id, facts: { reason } })
  return {}
})

export const reopening = command(reopenGroupEvent, async (context, { groupEventId }) => {
  const { db, emit } = context
  await lockGraph(db)
  const event = await lockEvent(context, groupEventId)
  if (!event.closed) throw new Refusal('group-events.open', 'conflict')
  await reopenEvent(db, event.id, by(context))
  emit(groupEventReopened, { subject: event.id, facts: {} })
  if (event.component !== null) await settleComponent(context, event.component, await ruleOf(db))
  return {}
})

export const noting = command(noteGroupEvent, async (context, { groupEventId, text }) => {
  const { db, emit, newId } = context
  const event = await lockEvent(context, groupEventId)
  const noteId = newId()
  await insertNote(db, event.id, { ...by(context), id: noteId, text })
  emit(groupEventNoted, { subject: event.id, facts: { noteId } })
  return { noteId }
})

export const takingOut = command(takeVoiceOut, async (context, { groupEventId, feedbackId }) => {
  const { db, emit } = context
  await lockGraph(db)
  const event = await lockEvent(context, groupEventId)
  if (!(await isMember(context, event.id, feedbackId)))
    throw new Refusal('group-events.noSuchVoice', 'missing')
  await insertRemoval(db, { ...by(context), feedbackId, eventId: event.id })
  emit(voiceTakenOut, { subject: event.id, facts: { feedbackId } })
  await letGo(context, [feedbackId], await ruleOf(db))
  return {}
})

export const puttingBack = command(putVoiceBack, async (context, { groupEventId, feedbackId }) => {
  const { db, emit, enqueue } = context
  const event = await lockEvent(context, groupEventId)
  const [back] = await deleteRemovals(db, { eventId: event.id, feedbackIds: [feedbackId] })
  if (back === undefined) throw new Refusal('group-events.noSuchVoice', 'missing')
  await letWait(db, [feedbackId])
  emit(voicePutBack, { subject: event.id, facts: { feedbackId } })
  await enqueue(compareWaiting, {})
  return {}
})
