import type { CommandContext } from '#platform/server/command.ts'
import { timer } from '#platform/server/jobs.ts'
import type { Settings } from '#platform/server/settings.ts'
import { dueReaders, takeLines } from './digest.store.ts'
import { sendMail } from './public/send-mail.ts'
import { writeNotice } from './writing-notices.ts'

/** Writes one mail of everything that waited for one person; what they need not know any more is left out. */
async function tellTogether(context: CommandContext, settings: Settings, personId: string): Promise<void> {
  const taken = await takeLines(context.db, personId, context.now)
  const lines = taken.map(({ kind, event_id: eventId, matter, facts: { dueAt } }) => ({
    ...{ kind, eventId, matter },
    ...(typeof dueAt === 'string' && { dueAt }),
  }))
  const written = await writeNotice(context.db, settings, { personId, together: true, lines })
  if ('sparedFor' in written) return
  await sendMail(context, {
    ...written,
    idempotencyKey: `digest:${personId}:${written.notice.lines[0]?.eventId}`,
    aboutId: personId,
  })
}

/** Tells people together what waited for their digest, or for the end of their quiet hours. */
export const sendDigests = timer({
  name: 'notifications.send-digests',
  everySeconds: 30,
  run: async ({ read, settings, now, transact }) => {
    for (const personId of await dueReaders(read, await now()))
      await transact((context) => tellTogether(context, settings, personId), {
        quiet: 'the events it tells of are in the log',
      })
  },
})
