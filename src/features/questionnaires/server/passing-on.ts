import { shownPhone } from '#features/customers/server/public/masks.ts'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { mostInOutbox } from '../contract/outbox.ts'
import { saidTo } from './delivering.ts'
import { type QuestionnaireRow, theRules } from './kept-questionnaires.ts'
import { toPassOn } from './outbox.query.ts'
import { personalTokenOf } from './questionnaire-link.ts'

/** What whoever looks may see of those whom letters are for: who they are, and their whole numbers. */
interface Sight {
  readonly named: boolean
  readonly numbers: boolean
  readonly now: number
}

/** What is passed on by hand, word for word. */
export async function lettersToPassOn(db: ReadHandle, survey: QuestionnaireRow, sight: Sight) {
  const { named, numbers } = sight
  const { link_key: linkKey } = await theRules(db)
  const organisation = await theOrganisation(db)
  const locale = organisation?.default_locale ?? 'zh-CN'
  const writer = { name: organisation?.name ?? 'Huixiang', locale, linkKey }
  const rows = survey.state === 'open' ? await toPassOn(db, survey.id, sight.now) : []
  const numberOf = (phone: string | null) => (numbers ? phone : named ? shownPhone(phone) : null)
  const items = rows.slice(0, mostInOutbox).map((row) => ({
    ...{ id: row.id, way: row.way },
    customer: named ? { id: row.customerId, name: row.name, externalId: row.externalId } : null,
    phone: row.way === 'sms' ? numberOf(row.phone) : null,
    text: saidTo(survey, writer, row.reminds).short,
    until: row.until?.toISOString() ?? null,
    path: `/q/${personalTokenOf(linkKey, row.invitationId)}`,
  }))
  return { items, more: rows.length > mostInOutbox, numbers }
}
