import { timer } from '#platform/server/jobs.ts'
import { due } from './delivery-queue.store.ts'
import { sendQueuedMail } from './mail-sending.ts'
import { forgetLinkSecrets, releaseMails } from './mails.store.ts'

/** Older held mails would surprise their readers: a person may still send them from the outbox. */
const heldForMs = 3 * 24 * 3_600_000

/** Starts attempts whose pause is over, and once a mail server is configured, those that waited for one. */
export const sendDueMails = timer({
  name: 'notifications.send-due-mails',
  everySeconds: 15,
  run: async ({ settings, transact }) => {
    await transact(({ db, now }) => forgetLinkSecrets(db, now - heldForMs), {
      quiet: 'whom the address was for has it, or asks for another',
    })
    if (settings.HUIXIANG_SMTP_URL === undefined) return
    await transact(
      async ({ db, now, enqueue }) => {
        await releaseMails(db, { held: true, queuedSince: now - heldForMs }, now)
        for (const mailId of await due(db, 'mails', now))
          await enqueue(sendQueuedMail, { mailId }, { once: mailId })
      },
      { quiet: 'an attempt is told by its outcome' },
    )
  },
})
