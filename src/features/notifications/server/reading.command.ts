import { command } from '#platform/server/command.ts'
import { changeNotificationPreferences, changeNotificationRhythm, readNotifications } from '../contract.ts'
import { markRead, savePreferences, saveRhythm } from './notifications.store.ts'
import { personOf } from './own.ts'

/** Reading again changes nothing, and somebody else's notification looks like one that is not there. */
export const readingNotifications = command(
  readNotifications,
  async ({ db, actor, now }, { notificationIds: ids }) => ({
    read: await markRead(db, personOf(actor), { ids, now }),
  }),
)

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
