import type { WriteHandle } from '#platform/server/database/handles.ts'
import { deleteDoneBefore } from '../delivery-queue.store.ts'
import { emptyMails } from '../mails.store.ts'
import { deleteReadBefore } from '../notifications.store.ts'

/** Empties mails queued before a moment, except those about the held subjects. Gives how many. */
export function forgetMailContents(db: WriteHandle, before: Date, held: readonly string[]): Promise<number> {
  return emptyMails(db, { before, exceptAbout: held })
}

/** Removes notifications read before a moment, and what programs were told before it. Gives how many. */
export async function forgetReadNotifications(db: WriteHandle, before: Date): Promise<number> {
  return (
    (await deleteReadBefore(db, before)) +
    (await deleteDoneBefore(db, 'webhook_deliveries', before)) +
    (await deleteDoneBefore(db, 'push_deliveries', before)) +
    (await deleteDoneBefore(db, 'robot_deliveries', before))
  )
}
