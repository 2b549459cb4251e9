import { filled } from '#features/notifications/server/public/filled.ts'
import { linkHere } from '#features/notifications/server/public/links.ts'
import { isMailable, sendMail } from '#features/notifications/server/public/send-mail.ts'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import type { Locale } from '#platform/contract/locale.ts'
import type { CommandContext } from '#platform/server/command.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import type { Receipt } from './public/receive.ts'

const words = { 'zh-CN': zh.mail, en: en.mail }

type Sender = { readonly email: string | undefined; readonly locale?: Locale }

/**
 * Tells a sender who left an address that their voice is here, with the link that tracks it: only now is its secret known.
 * Nothing that they wrote is repeated, since the address may be somebody else's.
 */
export async function mailReceipt(context: CommandContext, receipt: Receipt & Sender): Promise<void> {
  const { email, number, secret, customerId } = receipt
  if (secret === null || email === undefined || !isMailable(email)) return
  const owner = await theOrganisation(context.db)
  if (owner === undefined) return
  const said = words[receipt.locale ?? owner.default_locale]
  const facts = { number, organisation: owner.name, link: linkHere }
  await sendMail(context, {
    to: email,
    subject: filled(said.subject, facts),
    text: filled(said.text, facts),
    link: { path: `/voice/${number}`, secret: `?k=${secret}` },
    idempotencyKey: `voice-receipt:${receipt.feedbackId}`,
    aboutId: customerId,
  })
}
