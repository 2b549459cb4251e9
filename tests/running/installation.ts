import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres/launcher.ts'
import { newDataFolder } from './running-house.ts'

/** A database server of a test's own, which several Huixiang processes share and which can fail under them. */
export interface Installation {
  readonly folder: string
  /** Settings that make a process use it. */
  readonly environment: Record<string, string>
  /** A connection of the owner's, for looking and arranging; ends with `remove`. */
  connect(): Promise<Client>
  /** The database server dies without a word. */
  fail(): Promise<void>
  /** It is started again. */
  recover(): Promise<void>
  remove(): Promise<void>
}

const gone = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

/** Starts the database server. */
export async function openInstallation(): Promise<Installation> {
  const folder = newDataFolder()
  const dataDir = join(folder.path, 'postgres')
  const clients: Client[] = []
  const start = () => startEmbeddedPostgres({ dataDir })
  let server = await start()
  return {
    folder: folder.path,
    environment: {
      HUIXIANG_DATABASE_URL: server.appUrl,
      HUIXIANG_DATABASE_OWNER_URL: server.ownerUrl,
      HUIXIANG_TRUSTED_PROXIES: '127.0.0.1,::1',
    },
    async connect() {
      const client = new Client({ connectionString: server.ownerUrl })
      client.on('error', () => undefined)
      await client.connect()
      clients.push(client)
      return client
    },
    async fail() {
      const pid = Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, 'SIGQUIT')
      while (!gone(pid)) await new Promise((wait) => setTimeout(wait, 10))
    },
    async recover() {
      server = await start()
    },
    async remove() {
      for (const client of clients) await client.end().catch(() => undefined)
      await server.stop()
      folder.remove()
    },
  }
}

/** Settings that give a process a wall clock which jumps by so many hours on SIGUSR2. */
export const jumpingBy = (hours: number): Record<string, string> => ({
  NODE_OPTIONS: `--import ${resolve('tests/running/jumping-clock.ts')}`,
  TEST_CLOCK_JUMP_MS: String(hours * 3_600_000),
})
