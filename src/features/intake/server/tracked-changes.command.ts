import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { visitorLimit } from '#platform/server/visitor-limits.ts'
import { addToVoice, withdrawConsentToVoice, withdrawVoice } from '../contract/public-voice.ts'
import { feedbackWithdrawn } from '../contract.ts'
import { takeBackConsent } from './consenting.ts'
import { insertWithdrawal } from './intake.store.ts'
import { addToFeedback } from './public/adding.ts'
import { isWithdrawn, trackedVoice } from './tracked-voice.ts'

const limit = visitorLimit('intake.tooManyChanges', { burst: 20, refillMs: 10_000 })

export const add = command(addToVoice, async (context, { number, secret, text, files }) => {
  limit(context.request.ip, context.now)
  const voice = await trackedVoice(context.db, number, secret)
  if (await isWithdrawn(context.db, voice.id)) throw new Refusal('intake.alreadyWithdrawn', 'conflict')
  return { additionId: await addToFeedback(context, voice.id, { text, files }) }
})

export const withdraw = command(withdrawVoice, async ({ db, now, request, emit }, { number, secret }) => {
  limit(request.ip, now)
  const voice = await trackedVoice(db, number, secret)
  if (!(await insertWithdrawal(db, voice.id, new Date(now)))) {
    throw new Refusal('intake.alreadyWithdrawn', 'conflict')
  }
  emit(feedbackWithdrawn, { subject: voice.id, unit: voice.org_unit_id, facts: {} })
  return { withdrawnAt: new Date(now).toISOString() }
})

export const withdrawConsentByLink = command(withdrawConsentToVoice, async (context, { number, secret }) => {
  limit(context.request.ip, context.now)
  await takeBackConsent(context, await trackedVoice(context.db, number, secret))
  return { withdrawnAt: new Date(context.now).toISOString() }
})
