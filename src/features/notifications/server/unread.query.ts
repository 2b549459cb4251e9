import { type QueryContext, query } from '#platform/server/command.ts'
import { unreadByKind, unreadCount } from '../contract.ts'
import { isHeap } from '../domain/heaps.ts'
import { pressing } from '../domain/kinds.ts'
import { ownNotifications } from './inbox.query.ts'

const countedTo = 100
/** So many of the latest unread are looked at for what is gathered. */
const gatheredTo = 1000

/** What is unread, the latest first. */
const unreadOf = (context: QueryContext, limit: number) =>
  ownNotifications(context)
    .where('notifications.read_at', 'is', null)
    .select(['notifications.kind', 'notifications.at'])
    .orderBy('notifications.at', 'desc')
    .limit(limit)

export const countOfUnread = query(unreadCount, async (context) => {
  const rows = await unreadOf(context, countedTo + 1).execute()
  // Asked by itself: what presses may be older than the hundred that are counted.
  const urgent = await unreadOf(context, countedTo)
    .where('notifications.kind', 'in', [...pressing])
    .execute()
  return {
    unread: Math.min(rows.length, countedTo),
    more: rows.length > countedTo,
    pressing: urgent.length,
    latestAt: rows[0]?.at.toISOString() ?? null,
  }
})

export const kindsOfUnread = query(unreadByKind, async (context) => {
  const rows = await unreadOf(context, gatheredTo).execute()
  const more = rows.length === gatheredTo
  return {
    items: [...Map.groupBy(rows, ({ kind }) => kind)].flatMap(([kind, same]) =>
      same.slice(0, 1).map(({ at }) => ({
        ...{ kind, count: same.length, more, presses: pressing.has(kind), gathered: isHeap(same.length) },
        latestAt: at.toISOString(),
      })),
    ),
  }
})
