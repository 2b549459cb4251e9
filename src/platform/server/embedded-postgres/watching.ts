import { setTimeout as pause } from 'node:timers/promises'
import { freeBytes } from '../free-space.ts'
import type { Logger } from '../log.ts'
import type { Cluster } from './cluster.ts'
import { runningPostmaster } from './postmaster.ts'
import { ensureRunning, type Start } from './server-process.ts'

const lookMs = 200
const firstPauseMs = 1000
const longestPauseMs = 10_000
/** A server that ran this long fell for a reason of its own. */
const calmMs = 60_000

const longer = (ms: number): number => Math.min(Math.max(ms * 2, firstPauseMs), longestPauseMs)

async function isBack(cluster: Cluster, start: Start, log: Logger): Promise<boolean> {
  try {
    const { pid } = await ensureRunning(cluster, start)
    log.warn({ pid }, 'PostgreSQL runs again')
    return true
  } catch (error) {
    if (start.signal?.aborted) return false
    const freeMiB = Math.floor((await freeBytes(cluster.folder)) / 1024 ** 2)
    log.error({ reason: (error as Error).message, freeMiB }, 'PostgreSQL does not come back yet')
    return false
  }
}

/**
 * Looks after a running server: one that ends by itself (its disk was full, somebody killed it) is started again, at once and then with
 * growing pauses. Several processes may watch over the same one.
 */
export function watchOver(cluster: Cluster, start: Start, log: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const rest = (ms: number) => pause(ms, undefined, { signal }).catch(() => undefined)
  const revive = async (firstMs: number): Promise<number> => {
    let ms = firstMs
    do {
      await rest(ms)
      ms = longer(ms)
    } while (!signal.aborted && !(await isBack(cluster, { ...start, signal }, log)))
    return ms
  }
  const watch = async (): Promise<void> => {
    let since = performance.now()
    let pauseMs = 0
    while (!signal.aborted) {
      await rest(lookMs)
      if (signal.aborted || runningPostmaster(cluster.folder) !== undefined) continue
      log.error('PostgreSQL ended by itself; starting it again')
      // One that falls again at once is given more time.
      pauseMs = await revive(performance.now() - since > calmMs ? 0 : pauseMs)
      since = performance.now()
    }
  }
  const watching = watch()
  return {
    stop() {
      stopping.abort()
      return watching
    },
  }
}
