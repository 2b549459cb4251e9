import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import type { Binaries } from '#platform/server/embedded-postgres/binaries.ts'
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres/launcher.ts'
import { runningPostmaster } from '#platform/server/embedded-postgres/postmaster.ts'

/** Connection strings to the database `postgres`; a test swaps the database's name for its own. */
type DatabaseServer = { ownerUrl: string; appUrl: string }

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: DatabaseServer
  }
}

const base = path.join(tmpdir(), `huixiang-tests-${userInfo().username}`)

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
  mkdirSync(base, { recursive: true })
  removeLeftovers()
  const dataDir = mkdtempSync(path.join(base, `${process.pid}-`))
  const server = await startEmbeddedPostgres({ dataDir, settings: fastSettings, ...chosenBinaries() })
  const { ownerUrl, appUrl } = server
  provide('databaseServer', { ownerUrl: toPostgres(ownerUrl), appUrl: toPostgres(appUrl) })
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
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

// A run that was killed could not stop its server.
function removeLeftovers(): void {
  for (const name of readdirSync(base)) {
    if (isAlive(Number.parseInt(name, 10))) continue
    const postmaster = runningPostmaster(path.join(base, name, 'cluster'))
    if (postmaster) process.kill(postmaster.pid, 'SIGQUIT')
    rmSync(path.join(base, name), { recursive: true, force: true, maxRetries: 20 })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
