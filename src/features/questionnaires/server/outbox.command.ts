import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { command } from '#platform/server/command.ts'
import { readOutbox } from '../contract/inviting.ts'
import { outboxRead } from '../contract.ts'
import { saidTo } from './delivering.ts'
import { theRules } from './kept-questionnaires.ts'
import { mostInOutbox, toPassOn } from './outbox.query.ts'
import { personalTokenOf } from './questionnaire-link.ts'
import { seenQuestionnaire } from './visibility.ts'

export const readingOutbox = command(readOutbox, async ({ db, actor, emit }, { questionnaireId }) => {
  const survey = await seenQuestionnaire(db, questionnaireId)
  const { link_key: linkKey } = await theRules(db)
  const organisation = await theOrganisation(db)
  const writer = {
    name: organisation?.name ?? 'Huixiang',
    locale: organisation?.default_locale ?? ('zh-CN' as const),
    linkKey,
  }
  const rows = await toPassOn(db, questionnaireId)
  const named = mayEverywhere(actor, 'customers.read')
  const items = rows
    .slice(0, mostInOutbox)
    .map(({ invitationId, customerId, name, externalId, reminds }) => ({
      invitationId,
      customer: named ? { id: customerId, name, externalId } : null,
      text: saidTo(survey, writer, reminds).short,
      path: `/q/${personalTokenOf(linkKey, invitationId)}`,
    }))
  emit(outboxRead, { subject: questionnaireId, facts: { rows: items.length } })
  return { items, more: rows.length > mostInOutbox }
})
