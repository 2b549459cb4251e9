import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Place } from '#app/server/place.ts'
import type { Logger } from '#platform/server/log.ts'
import type { Settings } from '#platform/server/settings.ts'

const program = join(import.meta.dirname, '../../huixiang.ts')
const soonestMs = 2_000
const latestMs = 15_000
const healthyMs = 60_000

/** How long to wait until a worker is started again: longer each time, as long as none of them lived for a minute. */
export const nextPause = (lastMs: number | null, livedMs: number): number =>
  lastMs === null || livedMs >= healthyMs ? soonestMs : Math.min(lastMs * 2, latestMs)

/**
 * Keeps a worker process beside the web server, so that a crash in heavy work never takes the web down;
 * one that ends by itself is started again.
 * @returns a way to stop it that lets work in hand finish
 */
export function keepWorker({
  settings,
  place,
  log,
}: {
  settings: Settings
  place: Place
  log: Logger
}): () => Promise<void> {
  let stopping = false
  let child: ChildProcess | undefined
  let again: NodeJS.Timeout | undefined
  let pause: number | null = null
  const start = () => {
    const began = performance.now()
    child = fork(program, ['serve', '--role', 'worker'], {
      env: {
        ...process.env,
        HUIXIANG_DATA: settings.HUIXIANG_DATA,
        HUIXIANG_DATABASE_URL: place.appUrl,
        HUIXIANG_DATABASE_OWNER_URL: place.ownerUrl,
        // A demonstration reaches out to nobody, whatever the environment says.
        HUIXIANG_SMTP_URL: settings.HUIXIANG_SMTP_URL ?? '',
        HUIXIANG_FILES_URL: settings.HUIXIANG_FILES_URL ?? '',
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // A terminal's Ctrl-C goes to the whole group; the worker waits to be told by its parent.
      detached: true,
    })
    child.on('exit', (code, signal) => {
      child = undefined
      if (stopping) return
      pause = nextPause(pause, performance.now() - began)
      log.error({ code, signal, inMs: pause }, 'the worker process ended; starting it again')
      again = setTimeout(start, pause)
    })
  }
  start()
  return async () => {
    stopping = true
    clearTimeout(again)
    const last = child
    if (last === undefined) return
    await new Promise<void>((resolve) => {
      last.once('exit', () => resolve())
      last.kill('SIGTERM')
      setTimeout(() => last.kill('SIGKILL'), 15_000).unref()
    })
  }
}
