import { filled } from '#features/notifications/server/public/filled.ts'
import { linkHere } from '#features/notifications/server/public/links.ts'
import { isMailable, sendMail } from '#features/notifications/server/public/send-mail.ts'
import { theOrganisation } from '#features/organisation/server/public/profile.ts'
import { personBrief } from '#features/staff/server/public/people.ts'
import type { CommandContext } from '#platform/server/command.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import type { LinkPurpose } from './links.store.ts'
import { hashedSecret } from './public/hashes.ts'

const words = { 'zh-CN': zh.mail, en: en.mail }

/** Sends a one-time link to whom it is for, in their language, beside the one who made it handing it over. */
export async function mailLink(
  context: CommandContext,
  link: { personId: string; purpose: LinkPurpose; page: string; token: string },
): Promise<void> {
  const { personId, purpose, page, token } = link
  const [person, owner] = [await personBrief(context.db, personId), await theOrganisation(context.db)]
  if (!person?.email || !isMailable(person.email)) return
  const said = words[person.locale][purpose]
  const facts = { name: person.name, organisation: owner?.name, link: linkHere }
  await sendMail(context, {
    to: person.email,
    subject: filled(said.subject, facts),
    text: filled(said.text, facts),
    link: { path: page, secret: token },
    idempotencyKey: `one-time-link:${hashedSecret(token)}`,
    aboutId: personId,
  })
}
