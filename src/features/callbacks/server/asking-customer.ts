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
import { handOver } from './handing-over.ts'
import { callbackSigning } from './message-links.ts'
import { lockAnyCallback } from './messages.store.ts'

const words = { 'zh-CN': zh.asking, en: en.asking }

type Asked = NonNullable<Awaited<ReturnType<typeof askedCustomer>>>
/** Gives whether the customer was, or will be, asked. */
type Ask = (
  context: CommandContext,
  asked: Asked,
  of: { callbackId: string; secret: string },
) => Promise<boolean>

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
      notAfter: (asked.waitsUntil ?? asked.askedAt).getTime(),
    })

const asks: Readonly<Record<Way, Ask>> = {
  email: async (context, asked, { callbackId, secret }) => {
    if (asked.email === null) return false
    await sendMail(context, {
      to: asked.email,
      subject: filled(words[asked.locale].subject, factsOf(asked)),
      text: filled(words[asked.locale].text, factsOf(asked)),
      link: { path: '/callback/', secret },
      idempotencyKey: `callback-question:${callbackId}`,
      aboutId: asked.customerId,
    })
    return true
  },
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

/** Who cannot be asked after all (an address or gateway is gone) is called by people at once. */
async function askOrHandOver(
  context: CommandContext,
  asked: Asked,
  of: { callbackId: string; secret: string },
): Promise<void> {
  if (await asks[asked.way](context, asked, of)) return
  const callback = await lockAnyCallback(context.db, of.callbackId)
  if (callback?.state === 'open' && callback.waits_until !== null) await handOver(context, callback)
}

/** Asks the customer once, in the organisation's language, by the way that was chosen. */
export const askCustomer = job({
  name: 'callbacks.ask-customer',
  input: z.object({ callbackId: id }),
  run: async ({ read, transact }, { callbackId }) => {
    const asked = await askedCustomer(read, callbackId)
    if (asked === undefined || asked.waitsUntil === null) return
    const secret = tokenFor(await callbackSigning(read), callbackId)
    await transact((context) => askOrHandOver(context, asked, { callbackId, secret }), {
      quiet: 'callbacks.asked_by_message is the event',
    })
  },
})
