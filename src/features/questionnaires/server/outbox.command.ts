import { mayEverywhere } from '#platform/server/actor.ts'
import { command } from '#platform/server/command.ts'
import { readOutbox } from '../contract/inviting.ts'
import { outboxRead } from '../contract.ts'
import { lettersToPassOn } from './passing-on.ts'
import { seenQuestionnaire } from './visibility.ts'

export const readingOutbox = command(readOutbox, async ({ db, actor, emit }, { questionnaireId }) => {
  const survey = await seenQuestionnaire(db, questionnaireId)
  const letters = await lettersToPassOn(db, survey, mayEverywhere(actor, 'customers.read'))
  emit(outboxRead, { subject: questionnaireId, facts: { rows: letters.items.length } })
  return letters
})
