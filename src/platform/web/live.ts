import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { livePlace, moveTo } from './live-place.ts'
import {
  type LiveMessage,
  type LiveNotice,
  type LiveState,
  type LiveWish,
  openStream,
} from './live-stream.ts'

const longestJitter = 300 // ms
/** The server names at most this many subjects; beyond them anything may have changed. */
const mostSubjects = 500
const shortestRest = 1_000 // ms between two reloads on a busy day
/** Each page of a long list is read by a request of its own, so that every further one adds to its rest; ms. */
const restOfPage = 1_000

let state: LiveState = 'connecting'
const watchers = new Set<() => void>()

/** Whether changes reach this page as they happen. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => state,
  )
}

/** Keeps everything shown fresh while a person is signed in; mount once. */
export function useLive(signedIn: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!signedIn) return
    const refresher = createRefresher(client)
    const hear = (notice: LiveNotice) => {
      if ('message' in notice) {
        if (notice.message.cursor !== undefined) moveTo(notice.message.cursor)
        refresher.take(notice.message)
      } else enter(notice.state)
    }
    const leave = joinStream(hear)
    return () => {
      leave()
      refresher.stop()
      moveTo(null)
    }
  }, [client, signedIn])
}

/** Collects what happened and, a moment later, reloads the reads it made stale. */
export function createRefresher(client: Pick<QueryClient, 'invalidateQueries'>) {
  const types = new Set<string>()
  const subjects = new Set<string>()
  let everything = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let restUntil = 0
  const resting = createRest(client)

  const flush = () => {
    timer = undefined
    restUntil = Date.now() + shortestRest
    const happened = { types: new Set(types), subjects: new Set(subjects) }
    const concerns = (query: AnyQuery) => isStale(query, happened) && resting.isOver(query)
    void client.invalidateQueries(everything ? {} : { predicate: concerns })
    types.clear()
    subjects.clear()
    everything = false
  }
  return {
    take(message: LiveMessage) {
      if ('reset' in message) everything = true
      else {
        for (const type of message.types) types.add(type)
        for (const subject of message.subjects) subjects.add(subject)
      }
      timer ??= setTimeout(flush, Math.max(restUntil - Date.now(), 0) + Math.random() * longestJitter)
    },
    stop() {
      clearTimeout(timer)
      resting.stop()
    },
  }
}

type AnyQuery = Pick<Query, 'meta' | 'queryHash' | 'state'>

/** Lists that are too long to be read anew at once; what they missed they read when their rest is over. */
function createRest(client: Pick<QueryClient, 'invalidateQueries'>) {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()
  return {
    isOver({ queryHash, state: { data, dataUpdatedAt } }: AnyQuery): boolean {
      const further = ((data as { pages?: unknown[] } | undefined)?.pages?.length ?? 1) - 1
      const left = dataUpdatedAt + further * restOfPage - Date.now()
      if (left <= 0) return true
      if (!waiting.has(queryHash)) {
        const wake = () => {
          waiting.delete(queryHash)
          void client.invalidateQueries({ predicate: (query) => query.queryHash === queryHash })
        }
        waiting.set(queryHash, setTimeout(wake, left))
      }
      return false
    },
    stop() {
      for (const timer of waiting.values()) clearTimeout(timer)
    },
  }
}

function isStale(
  query: Pick<Query, 'meta'>,
  happened: { types: Set<string>; subjects: Set<string> },
): boolean {
  const { refreshOn, about } = (query.meta ?? {}) as { refreshOn?: string[]; about?: string[] | null }
  if (!refreshOn?.some((type) => happened.types.has(type))) return false
  return (
    about == null ||
    happened.subjects.size >= mostSubjects ||
    about.some((subject) => happened.subjects.has(subject))
  )
}

function enter(next: LiveState): void {
  state = next
  for (const watcher of watchers) watcher()
}

// Safari before 16 and some embedded browsers have no SharedWorker: there each page holds its own stream.
function joinStream(hear: (notice: LiveNotice) => void): () => void {
  if (typeof SharedWorker === 'undefined') return openStream(livePlace(), hear)
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), {
    type: 'module',
    name: 'live',
  })
  const { port } = worker
  port.onmessage = (event: MessageEvent<LiveNotice>) => hear(event.data)
  const ask = (wish: LiveWish) => port.postMessage(wish)
  const open = () => ask({ open: livePlace() })
  const close = () => ask('close')
  open()
  // A page kept in the back-forward cache neither reads nor may hold the line.
  addEventListener('pagehide', close)
  addEventListener('pageshow', open)
  return () => {
    removeEventListener('pagehide', close)
    removeEventListener('pageshow', open)
    close()
    port.onmessage = null
  }
}
