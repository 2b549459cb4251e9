import { z } from 'zod'
import { filled } from '#features/notifications/server/public/filled.ts'
import { linkHere } from '#features/notifications/server/public/links.ts'
import { sendMail } from '#features/notifications/server/public/send-mail.ts'
import { mayBeAsked } from '#features/questionnaires/server/public/may-be-asked.ts'
import { id } from '#platform/contract/id.ts'
import { job } from '#platform/server/jobs.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import { invitedCustomer } from './invited-customer.query.ts'
import { tokenOf } from './survey-link.ts'
import { markMailed } from './surveys.store.ts'

const words = { 'zh-CN': zh.mail, en: en.mail }

/** Writes to the invited customer, once, in the organisation's language. */
export const mailInvitation = job({
  name: 'surveys.mail-invitation',
  input: z.object({ invitationId: id }),
  run: async ({ read, transact }, { invitationId }) => {
    const found = await invitedCustomer(read, invitationId)
    if (!found?.email) return
    const { email, locale, linkKey, customerId } = found
    const facts = {
      organisation: found.organisation,
      number: found.ticketNumber,
      title: locale === 'en' ? found.titleEn : found.titleZh,
      link: linkHere,
    }
    await transact(
      async (context) => {
        // Whoever was asked a short while ago, or wants no more, is left in peace: the tracking page asks all the same.
        if (!(await mayBeAsked(context, customerId))) return
        await markMailed(context.db, invitationId, context.now)
        await sendMail(context, {
          to: email,
          subject: filled(words[locale].subject, facts),
          text: filled(words[locale].text, facts),
          link: { path: '/survey/', secret: tokenOf(linkKey, invitationId) },
          idempotencyKey: `survey-invitation:${invitationId}`,
          aboutId: customerId,
        })
      },
      { quiet: 'the invitation itself is the event' },
    )
  },
})
