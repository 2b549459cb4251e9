import { ticketMessageSent } from '#features/tickets/contract.ts'
import { reaction } from '#platform/server/followers.ts'
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }
import { mailedMessages } from './mailed-messages.query.ts'
import { filled } from './public/filled.ts'
import { linkHere } from './public/links.ts'
import { isMailable, sendMail } from './public/send-mail.ts'

const words = { 'zh-CN': zh.mail.message, en: en.mail.message }

/** What is written to a customer reaches them by mail too, where they left an address, in the organisation's language. */
export const mailMessages = reaction({
  name: 'notifications.mail-messages',
  on: [ticketMessageSent],
  quiet: 'that the message was sent is in the log',
  react: async (context, events) => {
    const messageIds = events.map(({ facts }) => facts.messageId)
    for (const message of await mailedMessages(context.db, messageIds)) {
      if (!isMailable(message.email)) continue
      const { subject, text, files } = words[message.locale]
      const attached = Number(message.files) > 0 ? filled(files, { count: Number(message.files) }) : ''
      const facts = { ...message, files: attached, link: linkHere }
      await sendMail(context, {
        to: message.email,
        subject: filled(subject, facts),
        text: filled(text, facts),
        link: { path: `/voice/${message.number}` },
        idempotencyKey: `ticket-message:${message.id}`,
        aboutId: message.customerId,
      })
    }
  },
})
