import { comesAfter, type LiveCursor } from '#platform/contract/live-cursor.ts'
import type { LiveMessage } from './live-stream.ts'

const mostKept = 200

/** What one stream said last, for pages that come to it later. */
export interface LiveHistory {
  keep(message: LiveMessage): void
  /** What a page missed that knows of everything up to a cursor; a page without one may have missed anything. */
  since(cursor: LiveCursor | null): readonly LiveMessage[]
}

/** The history of a stream that begins at a cursor; null where nobody knows where it began. */
export function createHistory(begun: LiveCursor | null): LiveHistory {
  let from = begun
  let messages: (LiveMessage & { cursor: LiveCursor })[] = []
  return {
    keep(message) {
      // What was before a gap fills no gap.
      if ('reset' in message) {
        from = message.cursor ?? null
        messages = []
        return
      }
      messages.push(message)
      if (messages.length > mostKept) from = messages.shift()?.cursor ?? from
    },
    since(cursor) {
      if (cursor === null || from === null || comesAfter(from, cursor)) return [{ reset: true }]
      return messages.filter((message) => comesAfter(message.cursor, cursor))
    },
  }
}
