import type { WriteHandle } from '#platform/server/database/handles.ts'
import { emptyMails } from '../mails.store.ts'
import { deleteReadBefore } from '../notifications.store.ts'

/** Empties mails queued before a moment, except those about the held subjects. Gives how many. */
export function forgetMailContents(db: WriteHandle, before: Date, held: readonly string[]): Promise<number> {
  return emptyMails(db, { before, exceptAbout: held })
}

/** Removes notifications read before a moment. Gives how many. */
export function forgetReadNotifications(db: WriteHandle, before: Date): Promise<number> {
  return deleteReadBefore(db, before)
}
