import { timer } from '#platform/server/jobs.ts'
import { mailInvitation } from './invitation-mail.ts'
import { takeToMail } from './waiting-mails.store.ts'

const batch = 100

/** Writes to whoever was invited in quiet hours or on a rest day, once these are over. */
export const mailWaiting = timer({
  name: 'surveys.mail-waiting',
  everySeconds: 30,
  run: async ({ transact }) => {
    const quiet = 'the invitation itself is the event'
    const mailSome = async () =>
      transact(
        async ({ db, now, enqueue }) => {
          const ids = await takeToMail(db, now, batch)
          for (const invitationId of ids) await enqueue(mailInvitation, { invitationId })
          return ids.length
        },
        { quiet },
      )
    while ((await mailSome()) === batch);
  },
})
