import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { saidTo } from './delivering.ts'
import { type QuestionnaireRow, theRules } from './kept-questionnaires.ts'
import { mostInOutbox, toPassOn } from './outbox.query.ts'
import { personalTokenOf } from './questionnaire-link.ts'

/** What is passed on by hand, word for word; whom it is for only where that may be `named`. */
export async function lettersToPassOn(db: ReadHandle, survey: QuestionnaireRow, named: boolean) {
  const { link_key: linkKey } = await theRules(db)
  const organisation = await theOrganisation(db)
  const locale = organisation?.default_locale ?? 'zh-CN'
  const writer = { name: organisation?.name ?? 'Huixiang', locale, linkKey }
  const rows = await toPassOn(db, survey.id)
  const items = rows
    .slice(0, mostInOutbox)
    .map(({ invitationId, customerId, name, externalId, reminds }) => ({
      invitationId,
      customer: named ? { id: customerId, name, externalId } : null,
      text: saidTo(survey, writer, reminds).short,
      path: `/q/${personalTokenOf(linkKey, invitationId)}`,
    }))
  return { items, more: rows.length > mostInOutbox }
}
