import { clockBreached } from '#features/clocks/contract.ts'
import { newsOf } from '#features/following/domain/news.ts'
import { followersOf } from '#features/following/server/public/followers.ts'
import {
  ticketClosed,
  ticketHeld,
  ticketMessageSent,
  ticketNoted,
  ticketReopened,
  ticketResolved,
  ticketWithdrawn,
} from '#features/tickets/contract.ts'
import type { EventRecord } from '#platform/contract/event.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Kind } from '../domain/kinds.ts'

/** What happens to a ticket and is told to nobody but those who follow it, or are mentioned. */
export const followedEvents = [
  clockBreached,
  ticketNoted,
  ticketMessageSent,
  ticketHeld,
  ticketResolved,
  ticketClosed,
  ticketReopened,
  ticketWithdrawn,
] as const

/** Who follows the tickets of these events: asked once, and then of one event after the other. Whoever is told of it already is not told twice. */
export async function followersOnce(db: ReadHandle, events: readonly EventRecord[]) {
  const news = events.filter(({ type }) => newsOf(type) !== null)
  const followers = await followersOf(db, [...new Set(news.map(({ subjectId }) => subjectId))])
  return (event: EventRecord, told: readonly { readonly personId: string }[]) => {
    const what = newsOf(event.type)
    if (what === null) return []
    const besides = new Set([...told.map(({ personId }) => personId), event.actorId])
    return (followers.get(event.subjectId) ?? [])
      .filter((personId) => !besides.has(personId))
      .map((personId) => ({
        personId,
        kind: 'followed' satisfies Kind as Kind,
        facts: { ...event.facts, news: what },
      }))
  }
}
