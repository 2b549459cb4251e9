import type { LiveCursor } from '#platform/contract/live-cursor.ts'

/** What the server says on the stream: types and subjects of what just happened, or that too much was missed. */
export type LiveMessage =
  | { readonly cursor: LiveCursor; readonly types: readonly string[]; readonly subjects: readonly string[] }
  | { readonly reset: true; readonly cursor?: LiveCursor }

/** Whether changes reach this browser as they happen. */
export type LiveState = 'connecting' | 'live' | 'reconnecting'

/** What pages and the worker say to each other. */
export type LiveNotice = { readonly message: LiveMessage } | { readonly state: LiveState }
/** What a page asks of the worker; one that opens says up to where it knows of everything, null where it cannot tell. */
export type LiveWish = { readonly open: LiveCursor | null } | 'close'

const shortestWait = 1_000
const longestWait = 30_000

/** Holds one event stream open from a cursor on, reconnecting from the last one. Returns how to close it. */
export function openStream(from: LiveCursor | null, tell: (notice: LiveNotice) => void): () => void {
  let source: EventSource | null = null
  let cursor = from
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  const connect = () => {
    source = new EventSource(cursor === null ? '/api/live' : `/api/live?from=${encodeURIComponent(cursor)}`)
    source.onopen = () => {
      // Without a cursor nobody knows what happened before the line was open.
      if (cursor === null) tell({ message: { reset: true } })
      failures = 0
      tell({ state: 'live' })
    }
    source.onmessage = (event: MessageEvent<string>) => {
      const message = JSON.parse(event.data) as LiveMessage
      cursor = 'reset' in message ? (message.cursor ?? null) : message.cursor
      tell({ message })
    }
    source.onerror = () => {
      source?.close()
      failures += 1
      // One short break (a restarting proxy) is nobody's business yet.
      if (failures > 1) tell({ state: 'reconnecting' })
      retry = setTimeout(connect, wait(failures))
    }
  }

  tell({ state: 'connecting' })
  connect()
  return () => {
    clearTimeout(retry)
    source?.close()
  }
}

// Half of the wait is chance: a thousand browsers must not come back in the same moment.
function wait(failures: number): number {
  const full = Math.min(shortestWait * 2 ** (failures - 1), longestWait)
  return full / 2 + (Math.random() * full) / 2
}
