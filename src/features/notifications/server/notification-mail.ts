import { z } from 'zod'
import { id, moment } from '#platform/contract/id.ts'
import { job } from '#platform/server/jobs.ts'
import { notificationKind } from '../contract.ts'
import { sendMail } from './public/send-mail.ts'
import { writeNotice } from './writing-notices.ts'

const matter = z.union([
  z.object({ ticketId: id }),
  z.object({ groupEventId: id }),
  z.object({ jointTaskId: id }),
  z.object({ supervisionLetterId: id }),
  z.object({ bulkDeedId: id }),
  z.object({ alertId: id }),
])

const input = z.object({
  personId: id,
  line: z.object({
    kind: notificationKind,
    eventId: id,
    matter,
    dueAt: moment.optional(),
    ordered: z.literal(true).optional(),
  }),
})

/** What an earlier version queued before an upgrade: everything side by side, and decided to be mailed when it was queued. */
const queuedEarlier = z
  .object({ personId: id, kind: notificationKind, eventId: id, dueAt: moment.optional() })
  .and(matter)
  .transform(({ personId, kind, eventId, dueAt, ...about }) => ({
    personId,
    line: { kind, eventId, matter: about, dueAt, ordered: true as const },
  }))

/** Writes to one person about one event, once, in their own language. */
export const mailPerson = job({
  name: 'notifications.mail-person',
  input: z.union([input, queuedEarlier]),
  run: async ({ read, settings, transact }, { personId, line }) => {
    const { dueAt, ordered, ...told } = line
    const about = { ...told, ...(dueAt !== undefined && { dueAt }), ...(ordered && { ordered }) }
    const written = await writeNotice(read, settings, { personId, together: false, lines: [about] })
    if ('sparedFor' in written) return
    await transact(
      (context) =>
        sendMail(context, {
          ...written,
          idempotencyKey: `notification:${line.eventId}:${personId}`,
          aboutId: personId,
        }),
      { quiet: 'the event it tells of is in the log' },
    )
  },
})
