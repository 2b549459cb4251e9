import { z } from 'zod'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { sendQueuedMail } from '../mail-sending.ts'
import { insertMail } from '../mails.store.ts'

/** A mail to one reader, as plain text; links in it become links. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** What the mail is the consequence of: the same key is sent once, however often it is asked for. */
  readonly idempotencyKey: string
  /** The customer or person it is about, so that their erasure empties it. */
  readonly aboutId?: string | null
}

/** Puts a mail into the outbox in the caller's transaction; it is sent after the commit. Refuses `notifications.badAddress`. */
export async function sendMail(context: CommandContext, mail: Mail): Promise<void> {
  const to = mail.to.trim()
  if (!z.email().max(254).safeParse(to).success) throw new Refusal('notifications.badAddress', 'invalid')
  const id = context.newId()
  const fresh = await insertMail(context.db, {
    id,
    idempotencyKey: mail.idempotencyKey,
    to,
    subject: mail.subject.replace(/\s+/g, ' ').trim().slice(0, 200),
    text: mail.text,
    aboutId: mail.aboutId ?? null,
    now: context.now,
  })
  if (fresh) await context.enqueue(sendQueuedMail, { mailId: id })
}
