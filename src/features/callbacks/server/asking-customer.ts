import { z } from 'zod'
import { filled } from '#features/notifications/server/public/filled.ts'
import { sendThrough } from '#features/notifications/server/public/gateways.ts'
import { linkHere } from '#features/notifications/server/public/links.ts'
import { sendMail } from '#features/notifications/server/public/send-mail.ts'
import { id } from '#platform/contract/id.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { job } from '#platform/server/jobs.ts'
import { tokenFor } from '#platform/server/signed-links.ts'
import type { Way } from '../domain/message-first.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import { askedCustomer } from './asked-customer.query.ts'
import { callbackSigning } from './message-links.ts'

const words = { 'zh-CN': zh.asking, en: en.asking }

type Asked = NonNullable<Awaited<ReturnType<typeof askedCustomer>>>
type Ask = (
  context: CommandContext,
  asked: Asked,
  of: { callbackId: string; secret: string },
) => Promise<unknown>

const factsOf = ({ organisation, ticketNumber }: Asked) => ({
  organisation,
  number: ticketNumber,
  link: linkHere,
})

const throughGateway =
  (gateway: 'sms' | 'voice', path: string, contentOf: (asked: Asked) => object): Ask =>
  async (context, asked, { callbackId, secret }) =>
    asked.phone !== null &&
    sendThrough(context, {
      gateway,
      key: callbackId,
      to: asked.phone,
      aboutId: asked.customerId,
      content: { ...contentOf(asked) },
      link: { path, secret },
      notBefore: asked.askedAt.getTime(),
    })

const asks: Readonly<Record<Way, Ask>> = {
  email: async (context, asked, { callbackId, secret }) =>
    asked.email !== null &&
    sendMail(context, {
      to: asked.email,
      subject: filled(words[asked.locale].subject, factsOf(asked)),
      text: filled(words[asked.locale].text, factsOf(asked)),
      link: { path: '/callback/', secret },
      idempotencyKey: `callback-question:${callbackId}`,
      aboutId: asked.customerId,
    }),
  sms: throughGateway('sms', '/callback/', (asked) => ({
    text: filled(words[asked.locale].sms, factsOf(asked)),
  })),
  voice: throughGateway(
    'voice',
    '/api/callback-messages/',
    ({ organisation, ticketNumber, locale, waitsUntil }) => ({
      organisation,
      ticketNumber,
      locale,
      asks: ['solved', 'satisfied'],
      until: waitsUntil?.toISOString() ?? null,
    }),
  ),
}

/** Asks the customer once, in the organisation's language, by the way that was chosen. */
export const askCustomer = job({
  name: 'callbacks.ask-customer',
  input: z.object({ callbackId: id }),
  run: async ({ read, transact }, { callbackId }) => {
    const asked = await askedCustomer(read, callbackId)
    if (asked === undefined || asked.waitsUntil === null) return
    const secret = tokenFor(await callbackSigning(read), callbackId)
    await transact((context) => asks[asked.way](context, asked, { callbackId, secret }), {
      quiet: 'callbacks.asked_by_message is the event',
    })
  },
})
