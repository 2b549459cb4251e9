import { z } from 'zod'
import { id } from '#platform/contract/id.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { type JobContext, job } from '#platform/server/jobs.ts'
import type { Settings } from '#platform/server/settings.ts'
import { mailFailed, mailSent } from '../contract.ts'
import { isPermanent } from '../domain/mail-states.ts'
import { endOf, noteEnd } from './delivery-queue.store.ts'
import { addressed, deliver, secretLost } from './mail-server.ts'
import { type ClaimedMail, claimMail, holdMail, markSent, rewriteMail, spareMail } from './mails.store.ts'
import { writeNotice } from './writing-notices.ts'

/** Longer than any attempt can take: connecting, greeting and the transfer together. */
const leaseMs = 5 * 60_000

type MailError = Error & { code?: string; responseCode?: number }

// A server's own words may quote the address, so only its codes are kept.
const reasonOf = ({ code, responseCode }: MailError): string =>
  responseCode === undefined ? (code ?? 'unknown') : `SMTP ${responseCode}`

async function recordFailure(context: JobContext, mail: ClaimedMail, error: MailError): Promise<void> {
  const { id: mailId, attempts } = mail
  const reason = reasonOf(error)
  const hopeless = isPermanent(error) || error.code === secretLost
  context.log.warn({ mail: mailId, reason, attempts }, 'mail not sent')
  await context.transact(
    async ({ db, now, emit }) => {
      const end = endOf({ problem: reason, hopeless }, { attempts, now })
      await noteEnd(db, { queue: 'mails', id: mailId }, end)
      if (end.nextTryAt === null) emit(mailFailed, { subject: mailId, facts: { attempts, reason } })
    },
    { quiet: 'a pause before the next attempt is told when the mail is sent or given up' },
  )
}

/** Takes a mail for an attempt, unless what it tells a colleague is not needed any more: that is asked, and written, anew each time. */
async function taken(
  { db, now }: CommandContext,
  settings: Settings,
  mailId: string,
): Promise<ClaimedMail | null> {
  const mail = await claimMail(db, mailId, { now, leaseMs })
  if (mail === null || mail.notice === null) return mail
  const written = await writeNotice(db, settings, mail.notice)
  if ('sparedFor' in written) {
    await spareMail(db, mailId, written.sparedFor)
    return null
  }
  const { to, subject, text } = written
  await rewriteMail(db, mailId, written)
  return { ...mail, to_address: to, subject, body: text }
}

/** One attempt to send one mail. A mail that is not due (sent, held, being tried elsewhere) is left alone. */
export const sendQueuedMail = job({
  name: 'notifications.send-mail',
  input: z.object({ mailId: id }),
  expireSeconds: 300,
  run: async (context, { mailId }) => {
    const url = context.settings.HUIXIANG_SMTP_URL
    const mail = await context.transact(
      async (command) => {
        if (url !== undefined) return taken(command, context.settings, mailId)
        await holdMail(command.db, mailId)
        return null
      },
      { quiet: 'an attempt is told by its outcome' },
    )
    if (mail === null || url === undefined) return
    try {
      await deliver(context.settings, url, addressed(context, mail))
    } catch (error) {
      await recordFailure(context, mail, error as MailError)
      return
    }
    await context.transact(async ({ db, now, emit }) => {
      await markSent(db, mail.id, now)
      emit(mailSent, { subject: mail.id, facts: { attempts: mail.attempts } })
    })
  },
})
