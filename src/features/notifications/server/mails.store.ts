import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { SparedFor } from '../domain/delivery-states.ts'
import type { Notice } from '../domain/notice.ts'
import { claim, noteEnd } from './delivery-queue.store.ts'
import type { NotificationsTables } from './notifications.tables.ts'

/** A mail as it enters the outbox. Times are milliseconds. */
export interface QueuedMail {
  readonly id: string
  readonly idempotencyKey: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly aboutId: string | null
  readonly link: { readonly path: string; readonly sealed: string | null } | null
  readonly notice: Notice | null
  readonly now: number
}

/** Puts a mail into the outbox unless its key is there already; gives whether it is new. */
export async function insertMail(db: WriteHandle, mail: QueuedMail): Promise<boolean> {
  const row = await db
    .own<NotificationsTables>()
    .insertInto('mails')
    .values({
      id: mail.id,
      idempotency_key: mail.idempotencyKey,
      to_address: mail.to,
      subject: mail.subject,
      body: mail.text,
      about_id: mail.aboutId,
      state: 'waiting',
      queued_at: new Date(mail.now),
      next_try_at: new Date(mail.now),
      problem: null,
      link_path: mail.link?.path ?? null,
      link_sealed: mail.link?.sealed ?? null,
      notice: mail.notice && JSON.stringify(mail.notice),
    })
    .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What an attempt needs. */
export interface ClaimedMail {
  readonly id: string
  readonly to_address: string
  readonly subject: string
  readonly body: string
  readonly link_path: string | null
  readonly link_sealed: string | null
  readonly notice: Notice | null
  readonly attempts: number
}

/** Takes a due mail for one attempt. Until `leaseMs` have passed nobody else may try it; null when it is not due. */
export async function claimMail(
  db: WriteHandle,
  mailId: string,
  lease: { now: number; leaseMs: number },
): Promise<ClaimedMail | null> {
  if ((await claim(db, { queue: 'mails', id: mailId }, lease)) === undefined) return null
  return db
    .own<NotificationsTables>()
    .selectFrom('mails')
    .select(['id', 'to_address', 'subject', 'body', 'link_path', 'link_sealed', 'notice', 'attempts'])
    .where('id', '=', mailId)
    .executeTakeFirstOrThrow()
}

/** It is not needed any more, and no attempt was made. */
export async function spareMail(db: WriteHandle, mailId: string, problem: SparedFor): Promise<void> {
  await db
    .own<NotificationsTables>()
    .updateTable('mails')
    .set({ state: 'spared', attempts: sql`attempts - 1`, next_try_at: null, problem })
    .where('id', '=', mailId)
    .execute()
}

/** What it tells was written anew: some of it may not be needed any more, or its reader has another address. */
export async function rewriteMail(
  db: WriteHandle,
  mailId: string,
  written: Pick<QueuedMail, 'to' | 'subject' | 'text'> & { readonly notice: Notice },
): Promise<void> {
  const { to, subject, text, notice } = written
  await db
    .own<NotificationsTables>()
    .updateTable('mails')
    .set({ to_address: to, subject, body: text, notice: JSON.stringify(notice) })
    .where('id', '=', mailId)
    .execute()
}

/** No mail server: the mail waits where people see it. */
export async function holdMail(db: WriteHandle, mailId: string): Promise<void> {
  await db
    .own<NotificationsTables>()
    .updateTable('mails')
    .set({ state: 'held', next_try_at: null })
    .where('id', '=', mailId)
    .where('state', '=', 'waiting')
    .execute()
}

/** A mail that is sent needs its link's secret no more. */
export async function markSent(db: WriteHandle, mailId: string, now: number): Promise<void> {
  await noteEnd(db, { queue: 'mails', id: mailId }, { sentAt: now })
  await db
    .own<NotificationsTables>()
    .updateTable('mails')
    .set({ link_sealed: null })
    .where('id', '=', mailId)
    .where('link_sealed', 'is not', null)
    .execute()
}

/** Makes failed, held or pausing mails due at once; an attempt that runs keeps its lease. Gives the ids that changed. */
export async function releaseMails(
  db: WriteHandle,
  which: { ids?: readonly string[]; held?: true; queuedSince?: number },
  now: number,
): Promise<string[]> {
  let update = db
    .own<NotificationsTables>()
    .updateTable('mails')
    .set({ state: 'waiting', attempts: 0, next_try_at: new Date(now) })
    .where('state', 'in', which.held ? ['held'] : ['held', 'failed'])
    .where('body', '<>', '')
  if (which.ids) update = update.where('id', 'in', [...which.ids])
  if (which.queuedSince !== undefined) update = update.where('queued_at', '>=', new Date(which.queuedSince))
  const rows = await update.returning('id').execute()
  return rows.map(({ id }) => id)
}

/** Forgets the secret parts of addresses in mails queued before a moment. */
export async function forgetLinkSecrets(db: WriteHandle, before: number): Promise<void> {
  await db
    .own<NotificationsTables>()
    .updateTable('mails')
    .set({ link_sealed: null })
    .where('link_sealed', 'is not', null)
    .where('queued_at', '<', new Date(before))
    .execute()
}

export async function mailById(db: ReadHandle, mailId: string) {
  return db
    .tables<NotificationsTables>()
    .selectFrom('mails')
    .select(['id', 'to_address', 'subject', 'body', 'link_path', 'state'])
    .where('id', '=', mailId)
    .executeTakeFirst()
}

/** Empties address, subject and text of mails that are done with; held subjects are left alone. Gives how many. */
export async function emptyMails(
  db: WriteHandle,
  which: { before?: Date; aboutIds?: readonly string[]; exceptAbout?: readonly string[] },
): Promise<number> {
  let update = db
    .own<NotificationsTables>()
    .updateTable('mails')
    .set({
      to_address: '',
      subject: '',
      body: '',
      link_sealed: null,
      notice: null,
      state: sql`case when state in ('sent', 'spared') then state else 'failed' end`,
      next_try_at: null,
    })
    .where('body', '<>', '')
  if (which.before)
    update = update.where('queued_at', '<', which.before).where('state', 'in', ['sent', 'failed', 'spared'])
  if (which.aboutIds) update = update.where('about_id', 'in', [...which.aboutIds])
  if (which.exceptAbout && which.exceptAbout.length > 0) {
    const held = [...which.exceptAbout]
    update = update.where((eb) => eb.or([eb('about_id', 'is', null), eb('about_id', 'not in', held)]))
  }
  const result = await update.executeTakeFirst()
  return Number(result.numUpdatedRows)
}
