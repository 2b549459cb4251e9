import { command } from '#platform/server/command.ts'
import {
  changeNotificationPreferences,
  changeNotificationRhythm,
  readAllNotifications,
  readNotification,
} from '../contract.ts'
import { markRead, savePreferences, saveRhythm } from './notifications.store.ts'
import { personOf } from './own.ts'

/** Reading again changes nothing, and somebody else's notification looks like one that is not there. */
export const readingNotification = command(
  readNotification,
  async ({ db, actor, now }, { notificationId }) => {
    await markRead(db, personOf(actor), { notificationId, now })
    return {}
  },
)

export const readingAllNotifications = command(readAllNotifications, async ({ db, actor, now }) => ({
  read: await markRead(db, personOf(actor), { now }),
}))

export const changingPreferences = command(
  changeNotificationPreferences,
  async ({ db, actor }, { items }) => {
    const last = [...new Map(items.map((item) => [item.kind, item])).values()]
    await savePreferences(db, personOf(actor), last)
    return {}
  },
)

export const changingRhythm = command(changeNotificationRhythm, async ({ db, actor }, rhythm) => {
  await saveRhythm(db, personOf(actor), rhythm)
  return {}
})
