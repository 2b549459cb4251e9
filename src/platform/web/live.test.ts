import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRefresher } from './live.ts'

let client: QueryClient
const stale = (key: string) => client.getQueryState([key])?.isInvalidated

async function shown(key: string, meta: object): Promise<void> {
  await client.prefetchQuery({ queryKey: [key], queryFn: () => 'shown', meta: { ...meta } })
}

beforeEach(async () => {
  vi.useFakeTimers()
  client = new QueryClient()
  await shown('inbox', { refreshOn: ['tickets.opened', 'tickets.closed'], about: null })
  await shown('ticket 1', { refreshOn: ['tickets.closed'], about: ['1'] })
  await shown('ticket 2', { refreshOn: ['tickets.closed'], about: ['2'] })
  await shown('taxonomy', { refreshOn: ['taxonomy.label_saved'], about: null })
})
afterEach(() => {
  vi.useRealTimers()
})

test('what happened to one ticket makes the list and that ticket stale, and nothing else', () => {
  createRefresher(client).take({ cursor: '9:1', types: ['tickets.closed'], subjects: ['1'] })
  vi.advanceTimersByTime(300)
  expect(['inbox', 'ticket 1', 'ticket 2', 'taxonomy'].map(stale)).toEqual([true, true, false, false])
})

test('after too long an absence everything is reloaded', () => {
  createRefresher(client).take({ reset: true })
  vi.advanceTimersByTime(300)
  expect(['inbox', 'ticket 2', 'taxonomy'].map(stale)).toEqual([true, true, true])
})

test('a busy minute reloads at most about once a second', () => {
  const reloads = vi.spyOn(client, 'invalidateQueries')
  const refresher = createRefresher(client)
  for (let sent = 0; sent < 600; sent += 1) {
    refresher.take({ cursor: `9:${sent}`, types: ['tickets.opened'], subjects: [String(sent)] })
    vi.advanceTimersByTime(100)
  }
  expect(reloads.mock.calls.length).toBeGreaterThan(40)
  expect(reloads.mock.calls.length).toBeLessThanOrEqual(61)
})

test('where the server stopped counting subjects, any of them may be meant', () => {
  const subjects = Array.from({ length: 500 }, (_, index) => `other ${index}`)
  createRefresher(client).take({ cursor: '9:1', types: ['tickets.closed'], subjects })
  vi.advanceTimersByTime(300)
  expect(stale('ticket 2')).toBe(true)
})

test('a long list is read anew less often than a short one, and misses nothing', async () => {
  const pages = Array.from({ length: 20 }, (_, n) => ({ items: [n], next: String(n) }))
  const meta = { refreshOn: ['tickets.opened'], about: null }
  await client.prefetchQuery({
    queryKey: ['long'],
    queryFn: () => ({ pages, pageParams: pages.map(({ next }) => next) }),
    meta,
  })
  createRefresher(client).take({ cursor: '9:1', types: ['tickets.opened'], subjects: ['1'] })
  vi.advanceTimersByTime(300)
  expect(['inbox', 'long'].map(stale)).toEqual([true, false])
  vi.advanceTimersByTime(20_000)
  expect(stale('long')).toBe(true)
})
