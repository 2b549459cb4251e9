import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { freemem, tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import type { Binaries } from '#platform/server/embedded-postgres/binaries.ts'
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres/launcher.ts'
import { allProcesses, commandOf, startOf } from '#platform/server/embedded-postgres/processes.ts'

/** Connection strings to the database `postgres`; a test swaps the database's name for its own. */
type DatabaseServer = { ownerUrl: string; appUrl: string }

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: DatabaseServer
  }
}

// Every test file gets a database of its own, a thousand files that live for seconds: memory takes them where it has the room.
const memory = '/dev/shm'
const roomBytes = 4 * 1024 ** 3

// Folders of test runs, each named after its process; what a killed run left in them is cleared by the next.
const folderIn = (place: string) => path.join(place, `huixiang-tests-${userInfo().username}`)
const testRunsFolder = folderIn(hasRoom(memory) ? memory : tmpdir())

// A crash loses nothing that a test run would miss, so nothing waits for the disk.
const fastSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '200',
}

/** One PostgreSQL for a whole test run. */
export default async function startDatabaseServer({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env.HUIXIANG_TEST_DATABASE_URL
  if (given) {
    provide('databaseServer', {
      ownerUrl: given,
      appUrl: process.env.HUIXIANG_TEST_DATABASE_APP_URL ?? given,
    })
    return async () => {}
  }
  mkdirSync(testRunsFolder, { recursive: true })
  for (const folder of [memory, tmpdir()].map(folderIn)) removeLeftovers(folder)
  const dataDir = mkdtempSync(path.join(testRunsFolder, `${process.pid}-`))
  const server = await startEmbeddedPostgres({ dataDir, settings: fastSettings, ...chosenBinaries() })
  const { ownerUrl, appUrl } = server
  provide('databaseServer', { ownerUrl: toPostgres(ownerUrl), appUrl: toPostgres(appUrl) })
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return Math.min(bavail * bsize, freemem()) >= roomBytes
  } catch {
    return false
  }
}

function chosenBinaries(): { binaries?: Binaries } {
  const version = process.env.HUIXIANG_TEST_POSTGRES
  return version ? { binaries: { root: `/usr/lib/postgresql/${version}`, version } } : {}
}

function toPostgres(url: string): string {
  const changed = new URL(url)
  changed.pathname = '/postgres'
  return changed.href
}

// A run that was killed could not stop its servers.
function removeLeftovers(runs: string): void {
  if (!existsSync(runs)) return
  for (const name of readdirSync(runs)) {
    if (startOf(Number.parseInt(name, 10)) !== undefined) continue
    const folder = path.join(runs, name)
    const servers = allProcesses().filter((pid) =>
      commandOf(pid).some((word) => word.startsWith(`${folder}/`)),
    )
    for (const pid of servers) endAtOnce(pid)
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
  }
}

function endAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
