import { demoSettings, ensureDemo } from '#app/demo/demo.ts'
import { modules } from '#app/server/features.ts'
import { type Place, takePlace } from '#app/server/place.ts'
import { buildWebProcess } from '#app/server/web-process.ts'
import { openFileStore } from '#platform/server/files/open-file-store.ts'
import { openLog } from '#platform/server/log.ts'
import { migrate, migrationsFolder } from '#platform/server/migrate.ts'
import { jobsOf } from '#platform/server/module.ts'
import { type OpenHouse, openHouse } from '#platform/server/open-house.ts'
import type { Settings } from '#platform/server/settings.ts'
import { CommandFailure, parseOptions, settingsOfEnvironment } from '../command-line.ts'
import { welcome } from './serve/welcome.ts'
import { keepWorker } from './serve/worker-process.ts'

type Role = 'all' | 'web' | 'worker'
type Stop = () => Promise<void>

async function serveWeb(open: OpenHouse, settings: Settings, demo: boolean): Promise<Stop> {
  const server = await buildWebProcess(open, modules, { demo })
  try {
    await server.listen({ port: settings.HUIXIANG_PORT, host: settings.HUIXIANG_HOST })
  } catch (error) {
    await server.close()
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE') throw error
    throw new CommandFailure(
      `Port ${settings.HUIXIANG_PORT} is taken. Is Huixiang running already? HUIXIANG_PORT or --port chooses another.`,
    )
  }
  return () => server.close()
}

async function untilAsked(): Promise<void> {
  await new Promise<void>((resolve) => {
    // Heard for good: npm passes a Ctrl-C on that the terminal has sent already, and the second must not cut the stopping off.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
    // A worker whose parent is gone has nobody to stop it.
    if (process.send !== undefined) process.once('disconnect', () => resolve())
  })
}

async function open(settings: Settings, databaseUrl: string): Promise<OpenHouse> {
  const log = openLog(settings.HUIXIANG_LOG_LEVEL)
  return openHouse({ settings, databaseUrl, modules, files: openFileStore(settings), log })
}

type Start = { settings: Settings; place: Place; demo: boolean; stops: Stop[] }

async function rise(role: Role, { settings, place, demo, stops }: Start): Promise<void> {
  const jobs = jobsOf(modules)
  await migrate({ ...place, folder: migrationsFolder, jobs })
  const made = demo ? await ensureDemo(settings, place) : null
  const house = await open(settings, place.appUrl)
  stops.push(house.close)
  place.keepRunning(house.house.log)
  if (role === 'worker') stops.push((await house.work()).stop)
  else stops.push(await serveWeb(house, settings, demo))
  if (role === 'all') stops.push(keepWorker({ settings, place, log: house.house.log }))
  if (role !== 'worker') await welcome(house.house, { demoUntil: made?.until ?? null })
}

async function runRole(role: Role, settings: Settings, { demo }: { demo: boolean }): Promise<void> {
  const stops: Stop[] = []
  const asked = untilAsked()
  try {
    const place = await takePlace(settings)
    stops.push(place.leave)
    // Asked while still starting (a demonstration takes minutes), it stops as well, and leaves no database running.
    await Promise.race([rise(role, { settings, place, demo, stops }), asked])
    await asked
  } finally {
    for (const stop of stops.reverse()) await stop()
  }
}

/** Serves until asked to stop. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseOptions(args, {
    role: { type: 'string', default: 'all' },
    demo: { type: 'boolean', default: false },
    port: { type: 'string' },
  })
  if (!['all', 'web', 'worker'].includes(values.role))
    throw new CommandFailure(`--role is all, web or worker, not ${values.role}`, 2)
  const plain = settingsOfEnvironment(values.port === undefined ? {} : { HUIXIANG_PORT: values.port })
  const settings = values.demo ? demoSettings(plain) : plain
  try {
    await runRole(values.role as Role, settings, { demo: values.demo })
    return 0
  } finally {
    // The line to the parent would keep a worker from ending, also one that could not start and is to be started again.
    if (process.connected) process.disconnect()
    // Nor may what a start that was cut off still holds.
    setTimeout(() => process.exit(), 2000).unref()
  }
}
