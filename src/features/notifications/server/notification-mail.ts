import { z } from 'zod'
import { id, moment } from '#platform/contract/id.ts'
import { job } from '#platform/server/jobs.ts'
import { notificationKind } from '../contract.ts'
import { pageOf } from '../domain/matter.ts'
import { closedMatters } from './closed-matters.query.ts'
import { mailWords, momentHere } from './mail-words.ts'
import { mailedPerson } from './mailed-person.query.ts'
import { filled } from './public/filled.ts'
import { linkTo } from './public/links.ts'
import { sendMail } from './public/send-mail.ts'

/** Writes to one person about one event, once, in their own language. */
export const mailPerson = job({
  name: 'notifications.mail-person',
  input: z
    .object({ personId: id, kind: notificationKind, eventId: id, dueAt: moment.optional() })
    .and(
      z.union([
        z.object({ ticketId: id }),
        z.object({ groupEventId: id }),
        z.object({ jointTaskId: id }),
        z.object({ supervisionLetterId: id }),
        z.object({ bulkDeedId: id }),
        z.object({ alertId: id }),
      ]),
    ),
  run: async ({ read, settings, transact }, { personId, kind, eventId, dueAt, ...matter }) => {
    // Between what happened and this moment the matter may have been closed to them.
    if ((await closedMatters(read, [matter]))(matter, personId)) return
    const person = await mailedPerson(read, personId, matter)
    if (!person?.email) return
    const { email, name, number, locale } = person
    const mail = mailWords[locale]
    const due = dueAt === undefined ? '' : await momentHere(read, { dueAt, locale })
    const facts = { name, number, dueAt: due, link: linkTo(settings, pageOf(matter)) }
    const sentence = filled(mail.sentences[kind], facts)
    await transact(
      (context) =>
        sendMail(context, {
          to: email,
          subject: sentence,
          text: filled(mail.text, { ...facts, sentence }),
          idempotencyKey: `notification:${eventId}:${personId}`,
          aboutId: personId,
        }),
      { quiet: 'the event it tells of is in the log' },
    )
  },
})
