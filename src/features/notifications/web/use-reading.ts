import type { CallerInput } from '#platform/contract/endpoint.ts'
import { type ItemOf, useWrite } from '#platform/web/api.ts'
import { type Foreseen, foreseen } from '#platform/web/foreseen.ts'
import { myNotifications, readNotifications, unreadCount } from '../contract.ts'

type Reading = CallerInput<typeof readNotifications>

/** Whether a reading means a notification: named, of a kind or whatever, and not come later than the latest that was seen. */
function means(
  { notificationIds, kinds, upTo }: Reading,
  { id, kind, at }: ItemOf<typeof myNotifications>,
): boolean {
  const named = notificationIds === undefined || notificationIds.includes(id)
  return named && (kinds === undefined || kinds.includes(kind)) && (upTo === undefined || at <= upTo)
}

function read(reading: Reading): Foreseen[] {
  const readAt = new Date().toISOString()
  const { notificationIds, kinds } = reading
  const all = notificationIds === undefined && kinds === undefined
  const fewer = notificationIds?.length ?? 0
  return [
    foreseen(myNotifications, {}, (page) => ({
      ...page,
      items: page.items.map((one) => (one.readAt === null && means(reading, one) ? { ...one, readAt } : one)),
    })),
    foreseen(unreadCount, {}, (count) =>
      all
        ? { ...count, unread: 0, more: false, pressing: 0 }
        : { ...count, unread: count.more ? count.unread : Math.max(0, count.unread - fewer) },
    ),
  ]
}

/** Marks notifications as read, and shows it at once. */
export const useReading = () => useWrite(readNotifications, { foresees: (_, reading) => read(reading) })
