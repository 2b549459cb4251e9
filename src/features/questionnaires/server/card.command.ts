import { command } from '#platform/server/command.ts'
import { setCard } from '../contract/card.ts'
import { cardSet } from '../contract.ts'
import { saveCard } from './questionnaires.store.ts'
import { lockedQuestionnaire } from './visibility.ts'

export const settingCard = command(setCard, async (context, { questionnaireId, ...card }) => {
  await lockedQuestionnaire(context, questionnaireId)
  const sites = [...new Set(card.sites)]
  await saveCard(context.db, questionnaireId, { ...card, sites })
  const facts = { active: card.active, sites: sites.length, share: card.share }
  context.emit(cardSet, { subject: questionnaireId, facts })
  return {}
})
