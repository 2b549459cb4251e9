import { command } from '#platform/server/command.ts'
import { readNotifications } from '../contract.ts'
import { markRead } from './notifications.store.ts'
import { personOf } from './own.ts'

/** Reading again changes nothing, and somebody else's notification looks like one that is not there. */
export const readingNotifications = command(
  readNotifications,
  async ({ db, actor, now }, { notificationIds: ids }) => ({
    read: await markRead(db, personOf(actor), { ids, now }),
  }),
)
