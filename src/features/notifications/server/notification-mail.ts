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

/** Writes to one person about one event, once, in their own language. */
export const mailPerson = job({
  name: 'notifications.mail-person',
  input: z.object({
    personId: id,
    line: z.object({
      kind: notificationKind,
      eventId: id,
      matter,
      dueAt: moment.optional(),
      ordered: z.literal(true).optional(),
    }),
  }),
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
