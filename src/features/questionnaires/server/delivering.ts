import { filled } from '#features/notifications/server/public/filled.ts'
import { sendThrough } from '#features/notifications/server/public/gateways.ts'
import { linkHere } from '#features/notifications/server/public/links.ts'
import { sendMail } from '#features/notifications/server/public/send-mail.ts'
import type { Locale } from '#platform/contract/locale.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { inLanguage } from '../domain/piping.ts'
import type { Way } from '../domain/sendings.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import { languageOf } from './answer-rendering.ts'
import type { Reached } from './invitable.query.ts'
import type { QuestionnaireRow } from './kept-questionnaires.ts'
import { personalTokenOf } from './questionnaire-link.ts'

const words = { 'zh-CN': zh.mail, en: en.mail }

/** One message to one customer. */
export interface Letter {
  readonly survey: QuestionnaireRow
  readonly customer: Pick<Reached, 'id' | 'email' | 'phone'>
  readonly invitationId: string
  readonly way: Way
  readonly reminds: boolean
  /** A UUID that is this message's own, so that it is sent once. */
  readonly key: string
  /** Of no use after this moment: its link is over, or what it asks about was too long ago. */
  readonly notAfter: number
}

/** Whose voice writes, and what its links are signed with. */
export interface Writer {
  readonly name: string
  readonly locale: Locale
  readonly linkKey: Buffer
}

/** What a message says: a subject, the long text, and the short one for a telephone. */
export function saidTo(survey: QuestionnaireRow, { name, locale }: Writer, reminds: boolean) {
  const said = words[locale]
  const title = inLanguage(survey.draft.title, languageOf(locale))
  const facts = { organisation: name, title, days: survey.expires_days, link: linkHere }
  return {
    subject: filled(reminds ? said.reminderSubject : said.subject, facts),
    text: filled(reminds ? said.reminderText : said.text, facts),
    short: filled(reminds ? said.reminderSms : said.sms, facts),
  }
}

/** Sends by mail or through the gateway. What goes by hand stands in the outbox and is sent by nobody here. */
export async function deliver(context: CommandContext, letter: Letter, writer: Writer): Promise<void> {
  const { survey, customer, invitationId, way, key, reminds } = letter
  const { subject, text, short } = saidTo(survey, writer, reminds)
  const link = { path: '/q/', secret: personalTokenOf(writer.linkKey, invitationId) }
  if (way === 'email' && customer.email !== null) {
    const idempotencyKey = `questionnaire-${reminds ? 'reminder' : 'invitation'}:${invitationId}`
    await sendMail(context, { to: customer.email, subject, text, link, idempotencyKey, aboutId: customer.id })
  }
  if (way === 'sms' && customer.phone !== null)
    await sendThrough(context, {
      gateway: 'sms',
      key,
      to: customer.phone,
      aboutId: customer.id,
      content: { text: short },
      link,
      notBefore: context.now,
      notAfter: letter.notAfter,
    })
}
