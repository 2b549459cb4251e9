import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { addToVoice, withdrawVoice } from '../contract/public-voice.ts'
import { feedbackAddedTo, feedbackWithdrawn } from '../contract.ts'
import { insertAddition, insertWithdrawal } from './intake.store.ts'
import { isWithdrawn, trackedVoice } from './tracked-voice.ts'
import { visitorLimit } from './visitor-limits.ts'

const limit = visitorLimit('intake.tooManyChanges', { burst: 20, refillMs: 10_000 })

export const add = command(
  addToVoice,
  async ({ db, now, request, newId, emit }, { number, secret, text }) => {
    limit(request.ip, now)
    const voice = await trackedVoice(db, number, secret)
    if (voice.erased_at !== null) throw new Refusal('intake.voiceErased', 'conflict')
    if (await isWithdrawn(db, voice.id)) throw new Refusal('intake.alreadyWithdrawn', 'conflict')
    const additionId = newId()
    await insertAddition(db, { id: additionId, feedback_id: voice.id, text, at: new Date(now) })
    emit(feedbackAddedTo, {
      subject: voice.id,
      unit: voice.org_unit_id,
      facts: { additionId, length: text.length },
    })
    return { additionId }
  },
)

export const withdraw = command(withdrawVoice, async ({ db, now, request, emit }, { number, secret }) => {
  limit(request.ip, now)
  const voice = await trackedVoice(db, number, secret)
  if (!(await insertWithdrawal(db, voice.id, new Date(now)))) {
    throw new Refusal('intake.alreadyWithdrawn', 'conflict')
  }
  emit(feedbackWithdrawn, { subject: voice.id, unit: voice.org_unit_id, facts: {} })
  return { withdrawnAt: new Date(now).toISOString() }
})
