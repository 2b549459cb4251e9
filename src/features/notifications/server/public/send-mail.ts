import { z } from 'zod'
import { Refusal } from '#platform/contract/refusal.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { Notice } from '../../domain/notice.ts'
import { sendQueuedMail } from '../mail-sending.ts'
import { insertMail } from '../mails.store.ts'

/** A mail to one reader, as plain text; links in it become links. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /**
   * The page it leads to: `linkHere` (links.ts) in the text becomes its address when the mail is sent. The secret part, which goes
   * to the end of the address, is sealed until then, shown to nobody else and forgotten afterwards.
   */
  readonly link?: { readonly path: string; readonly secret?: string }
  /** What the mail is the consequence of: the same key is sent once, however often it is asked for. */
  readonly idempotencyKey: string
  /** What it tells a colleague: before each attempt it is asked whether they still want to know it. */
  readonly notice?: Notice
  /** The customer or person it is about, so that their erasure empties it. */
  readonly aboutId?: string | null
}

/** Whether mail can be sent to this address. */
export const isMailable = (address: string): boolean => z.email().max(254).safeParse(address.trim()).success

const oneLine = (subject: string): string => subject.replace(/\s+/g, ' ').trim().slice(0, 200)

/** Puts a mail into the outbox in the caller's transaction; it is sent after the commit. Refuses `notifications.badAddress`. */
export async function sendMail(context: CommandContext, mail: Mail): Promise<void> {
  const to = mail.to.trim()
  if (!isMailable(to)) throw new Refusal('notifications.badAddress', 'invalid')
  const id = context.newId()
  const sealed = mail.link?.secret && context.seal(mail.link.secret)
  const fresh = await insertMail(context.db, {
    id,
    idempotencyKey: mail.idempotencyKey,
    to,
    subject: oneLine(mail.subject),
    text: mail.text,
    aboutId: mail.aboutId ?? null,
    link: mail.link === undefined ? null : { path: mail.link.path, sealed: sealed ?? null },
    notice: mail.notice ?? null,
    now: context.now,
  })
  if (fresh) await context.enqueue(sendQueuedMail, { mailId: id })
}
