import { useSyncExternalStore } from 'react'

const tick = 30_000 // ms
const tolerance = 2_000 // ms; the Date header counts whole seconds

let ahead = 0
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const watchers = new Set<() => void>()

/** Learns how far this computer's clock is from the server's, which alone decides what is late. */
export function noteServerTime(dateHeader: string | null): void {
  const server = dateHeader === null ? Number.NaN : Date.parse(dateHeader)
  if (Number.isNaN(server)) return
  const difference = server - Date.now()
  if (Math.abs(difference - ahead) > tolerance) ahead = difference
}

/** The server's time as well as it is known here, in milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + ahead
}

/** The server's time, renewed twice a minute while something shows it. */
export function useNow(): number {
  return useSyncExternalStore(watch, () => now)
}

function watch(watcher: () => void): () => void {
  if (watchers.size === 0) {
    now = serverNow()
    timer = setInterval(strike, tick)
  }
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
    if (watchers.size === 0) clearInterval(timer)
  }
}

function strike(): void {
  now = serverNow()
  for (const watcher of watchers) watcher()
}
