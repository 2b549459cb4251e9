import { z } from 'zod'
import { filled } from '#features/notifications/server/public/filled.ts'
import { linkHere } from '#features/notifications/server/public/links.ts'
import { sendMail } from '#features/notifications/server/public/send-mail.ts'
import { id } from '#platform/contract/id.ts'
import { job } from '#platform/server/jobs.ts'
import { tokenFor } from '#platform/server/signed-links.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import { askedCustomer } from './asked-customer.query.ts'
import { callbackSigning } from './message-links.ts'

const words = { 'zh-CN': zh.mail, en: en.mail }

/** Asks the customer by mail, once, in the organisation's language. */
export const mailQuestion = job({
  name: 'callbacks.mail-question',
  input: z.object({ callbackId: id }),
  run: async ({ read, transact }, { callbackId }) => {
    const asked = await askedCustomer(read, callbackId)
    if (asked?.email == null || asked.waitsUntil === null) return
    const { email, customerId, locale } = asked
    const facts = { organisation: asked.organisation, number: asked.ticketNumber, link: linkHere }
    const secret = tokenFor(await callbackSigning(read), callbackId)
    await transact(
      (context) =>
        sendMail(context, {
          to: email,
          subject: filled(words[locale].subject, facts),
          text: filled(words[locale].text, facts),
          link: { path: '/callback/', secret },
          idempotencyKey: `callback-question:${callbackId}`,
          aboutId: customerId,
        }),
      { quiet: 'callbacks.asked_by_message is the event' },
    )
  },
})
