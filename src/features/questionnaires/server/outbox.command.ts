import { mayEverywhere } from '#platform/server/actor.ts'
import { command } from '#platform/server/command.ts'
import { passOn, readOutbox } from '../contract/outbox.ts'
import { invitationsPassedOn, outboxRead } from '../contract.ts'
import { lettersToPassOn } from './passing-on.ts'
import { markPassedOn } from './sendings.store.ts'
import { lockedQuestionnaire, seenQuestionnaire } from './visibility.ts'

export const readingOutbox = command(readOutbox, async ({ db, actor, now, emit }, { questionnaireId }) => {
  const survey = await seenQuestionnaire(db, questionnaireId)
  const named = mayEverywhere(actor, 'customers.read')
  const numbers = named && mayEverywhere(actor, 'intake.unmask')
  const letters = await lettersToPassOn(db, survey, { named, numbers, now })
  const unmasked = numbers ? letters.items.filter(({ phone }) => phone !== null).length : 0
  emit(outboxRead, { subject: questionnaireId, facts: { rows: letters.items.length, numbers: unmasked } })
  return letters
})

export const passingOn = command(passOn, async (context, { questionnaireId, ids }) => {
  const { db, now, emit } = context
  await lockedQuestionnaire(context, questionnaireId)
  const passedOn = await markPassedOn(db, { questionnaireId, ids, now })
  if (passedOn > 0) emit(invitationsPassedOn, { subject: questionnaireId, facts: { rows: passedOn } })
  return { passedOn }
})
