import { chmodSync, chownSync, mkdirSync, realpathSync } from 'node:fs'
import path from 'node:path'
import type { Logger } from '../log.ts'
import { attend } from './attendance.ts'
import { type Binaries, bundledBinaries, copyBinaries, programOf } from './binaries.ts'
import { type Cluster, prepareCluster } from './cluster.ts'
import { chooseIdentity, type Identity, succeeds } from './identity.ts'
import { appRole, connectionUrl, databaseName, ownerRole, prepareRoles } from './roles.ts'
import { ensureRunning, type Start, shutDown } from './server-process.ts'
import { removeSocketFolder, socketFolder } from './socket-folder.ts'
import { watchOver } from './watching.ts'

/** What the embedded server is started with; `settings` are postgresql.conf parameters. */
export type EmbeddedPostgresOptions = {
  dataDir: string
  settings?: Record<string, string>
  binaries?: Binaries
}

/** A running server: connection strings for the schema's owner and for the application, and the way to end it. */
export type EmbeddedPostgres = {
  ownerUrl: string
  appUrl: string
  socketDir: string
  /** From now on the server is started again when it ends by itself. */
  keepRunning(log: Logger): void
  stop(): Promise<void>
}

// For a laptop: durable (fsync and full_page_writes stay on), reachable by its socket only.
const laptopSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: '256MB',
  max_connections: '100',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  client_connection_check_interval: '5s',
}

/** Starts PostgreSQL on a folder, or joins the server that already runs there (also one a killed process left). */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const settings: Record<string, string> = { ...laptopSettings, ...options.settings }
  // Only the folder itself is private: an ordinary account may have to pass through those above it.
  mkdirSync(path.dirname(options.dataDir), { recursive: true })
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 })
  // The real path, so that two ways to one folder meet in one server.
  const dataDir = realpathSync(options.dataDir)
  const attendance = attend(path.join(dataDir, 'users'))
  try {
    const cluster = await chooseCluster(dataDir, options.binaries)
    await prepareCluster(cluster, settings.fsync !== 'off')
    const start = await serve({ cluster, dataDir, settings })
    await prepareRoles(start.socketDir)
    return running(cluster, start, attendance)
  } catch (error) {
    attendance.leave()
    throw error
  }
}

type Serving = { cluster: Cluster; dataDir: string; settings: Record<string, string> }

async function serve({ cluster, dataDir, settings }: Serving): Promise<Start> {
  const own = socketFolder(dataDir, cluster.identity)
  giveTo(cluster.identity, own)
  const start = { socketDir: own, logFile: path.join(dataDir, 'server.log'), settings }
  const { socketDir } = await ensureRunning(cluster, start)
  return { ...start, socketDir }
}

type Attendance = ReturnType<typeof attend>

function running(cluster: Cluster, start: Start, attendance: Attendance): EmbeddedPostgres {
  const { socketDir } = start
  let watch: ReturnType<typeof watchOver> | undefined
  return {
    ownerUrl: connectionUrl(socketDir, ownerRole, databaseName),
    appUrl: connectionUrl(socketDir, appRole, databaseName),
    socketDir,
    keepRunning(log) {
      watch ??= watchOver(cluster, start, log)
    },
    async stop() {
      await watch?.stop()
      await leave(cluster, socketDir, attendance)
    },
  }
}

async function chooseCluster(dataDir: string, given: Binaries | undefined): Promise<Cluster> {
  const folder = path.join(dataDir, 'cluster')
  const spare = path.join(dataDir, 'binaries')
  const identity = await chooseIdentity(dataDir, folder)
  const binaries = given ?? (await bundledBinaries(spare))
  if (await runs(identity, binaries)) return { folder, identity, binaries }
  const copy = await copyBinaries(binaries, spare)
  if (await runs(identity, copy)) return { folder, identity, binaries: copy }
  throw new Error(
    `${programOf(copy, 'postgres')} does not run here. Embedded PostgreSQL needs Linux with glibc.`,
  )
}

function runs(identity: Identity, binaries: Binaries): Promise<boolean> {
  return succeeds(identity, [programOf(binaries, 'postgres'), '--version'])
}

function giveTo({ uid, gid }: Identity, folder: string): void {
  if (uid === undefined || gid === undefined) return
  chownSync(folder, uid, gid)
  chmodSync(folder, 0o700)
}

async function leave(cluster: Cluster, socketDir: string, attendance: Attendance): Promise<void> {
  if (!attendance.leave()) return
  await shutDown(cluster.folder)
  removeSocketFolder(socketDir)
}
