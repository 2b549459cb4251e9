import { filled } from '#features/notifications/server/public/filled.ts'
import { linkHere } from '#features/notifications/server/public/links.ts'
import { sendMail } from '#features/notifications/server/public/send-mail.ts'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { changeContactRule, inviteCustomers } from '../contract/inviting.ts'
import { contactRuleChanged, customersInvited } from '../contract.ts'
import { inLanguage } from '../domain/piping.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import { languageOf } from './answer-rendering.ts'
import { insertInvitation, lockRules, saveRestDays } from './invitations.store.ts'
import type { QuestionnaireRow } from './kept-questionnaires.ts'
import { personalTokenOf } from './questionnaire-link.ts'
import { lockedQuestionnaire } from './visibility.ts'
import { type Judged, whomToAsk } from './whom-to-ask.ts'

const dayMs = 86_400_000
const mostAddresses = 500
const words = { 'zh-CN': zh.mail, en: en.mail }

const addressesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\s,;，；、]+/)
      .map((one) => one.toLowerCase())
      .filter((one) => one !== ''),
  ),
]

interface Sending {
  readonly survey: QuestionnaireRow
  readonly key: Buffer
  readonly organisation: { readonly name: string; readonly default_locale: 'zh-CN' | 'en' }
}

async function invite(context: CommandContext, customer: Judged, { survey, key, organisation }: Sending) {
  const id = context.newId()
  const { now } = context
  const expiresAt = new Date(now + survey.expires_days * dayMs)
  await insertInvitation(context.db, {
    id,
    questionnaireId: survey.id,
    customerId: customer.id,
    now,
    expiresAt,
  })
  const said = words[organisation.default_locale]
  const title = inLanguage(survey.draft.title, languageOf(organisation.default_locale))
  const facts = { organisation: organisation.name, title, days: survey.expires_days, link: linkHere }
  await sendMail(context, {
    to: customer.email,
    subject: filled(said.subject, facts),
    text: filled(said.text, facts),
    link: { path: '/q/', secret: personalTokenOf(key, id) },
    idempotencyKey: `questionnaire-invitation:${id}`,
    aboutId: customer.id,
  })
}

export const inviting = command(inviteCustomers, async (context, { questionnaireId, addresses }) => {
  const { db, now, emit } = context
  const survey = await lockedQuestionnaire(context, questionnaireId)
  const organisation = await theOrganisation(db)
  if (survey.state !== 'open' || organisation === undefined)
    throw new Refusal('questionnaires.notOpen', 'conflict')
  const wanted = addressesIn(addresses)
  if (wanted.length > mostAddresses)
    throw new Refusal('questionnaires.tooManyAddresses', 'invalid', { most: mostAddresses })
  const { link_key: key, rest_days: restDays } = await lockRules(db)
  const restedSince = now - restDays * dayMs
  const reached = await whomToAsk(db, { questionnaireId, addresses: wanted, restedSince })
  const known = new Set(reached.map((one) => one.key))
  const counts = { invited: 0, already: 0, resting: 0, optedOut: 0 }
  for (const customer of reached) {
    counts[customer.reason ?? 'invited'] += 1
    if (customer.reason === null) await invite(context, customer, { survey, key, organisation })
  }
  const unknown = wanted.filter((one) => !known.has(one)).length
  const { invited } = counts
  if (invited > 0)
    emit(customersInvited, {
      subject: questionnaireId,
      facts: { invited, leftOut: unknown + reached.length - invited },
    })
  return { ...counts, unknown }
})

export const changingRule = command(changeContactRule, async ({ db, emit }, { restDays }) => {
  const { rest_days: before } = await lockRules(db)
  if (before === restDays) return {}
  await saveRestDays(db, restDays)
  const organisation = await theOrganisation(db)
  if (organisation === undefined) throw new Refusal('questionnaires.notOpen', 'conflict')
  emit(contactRuleChanged, { subject: organisation.id, facts: { restDays } })
  return {}
})
