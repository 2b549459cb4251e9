import { command } from '#platform/server/command.ts'
import { readNotifications, unreadNotifications } from '../contract.ts'
import { markRead, markUnread } from './notifications.store.ts'
import { personOf } from './own.ts'

/** Reading again changes nothing, and somebody else's notification looks like one that is not there. */
export const readingNotifications = command(
  readNotifications,
  async ({ db, actor, now }, { notificationIds: ids, kinds, upTo }) => ({
    read: await markRead(db, personOf(actor), { ids, kinds, upTo, now }),
  }),
)

export const unreadingNotifications = command(
  unreadNotifications,
  async ({ db, actor }, { notificationIds }) => ({
    unread: await markUnread(db, personOf(actor), notificationIds),
  }),
)
