import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { programOf } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { asIdentity } from './identity.ts'
import { type Postmaster, runningPostmaster } from './postmaster.ts'

/** What one start needs besides the cluster; `signal` calls it off. */
export type Start = {
  socketDir: string
  logFile: string
  settings: Record<string, string>
  signal?: AbortSignal
}

const patience = 60_000 // ms; recovery after a crash replays up to max_wal_size
const largestLog = 10_000_000 // bytes

/** Starts the server, or takes over one that already holds the cluster; returns when it accepts connections. */
export async function ensureRunning(
  cluster: Cluster,
  start: Start,
): Promise<Postmaster & { adopted: boolean }> {
  const deadline = Date.now() + patience
  let adopted = true
  let child: Child | undefined
  while (Date.now() < deadline) {
    const postmaster = runningPostmaster(cluster.folder)
    if (postmaster?.state === 'ready') return { ...postmaster, adopted }
    // Called off only where nothing is half started: whoever ends the server must find it.
    if (start.signal?.aborted && (postmaster || !child || child.ended())) throw new Error('called off')
    if (!postmaster && (!child || child.ended())) {
      if (child) refuseUnlessLingering(child.report())
      if (child) await pause(200)
      child = launch(cluster, start)
      adopted = false
    }
    await pause(10)
  }
  throw new Error(`PostgreSQL was not ready after ${patience / 1000} s. Its log is ${start.logFile}.`)
}

/** Ends the server as a fast shutdown: open transactions are rolled back, everything committed is kept. */
export async function shutDown(cluster: string): Promise<void> {
  const deadline = Date.now() + patience
  const postmaster = runningPostmaster(cluster)
  if (!postmaster) return
  signal(postmaster.pid, 'SIGINT')
  while (runningPostmaster(cluster)?.pid === postmaster.pid) {
    if (Date.now() > deadline) signal(postmaster.pid, 'SIGQUIT')
    await pause(10)
  }
}

/**
 * Bytes that glibc keeps of what a connection gave back: a batch takes some megabytes, and asking the system for them each time, which clears
 * every page of them, took a sixteenth of what a burst costs the database.
 */
const keepsMemory = { MALLOC_MMAP_THRESHOLD_: '8388608', MALLOC_TRIM_THRESHOLD_: '16777216' }

type Child = { ended(): boolean; report(): string }

function launch(cluster: Cluster, { socketDir, logFile, settings }: Start): Child {
  const log = openLog(logFile)
  const before = statSync(logFile).size
  const parameters = { ...settings, unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"` }
  const { file, args, options } = asIdentity(cluster.identity, [
    programOf(cluster.binaries, 'postgres'),
    '-D',
    cluster.folder,
    ...Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ])
  const environment = { ...process.env, ...keepsMemory, LC_ALL: 'C', TZ: 'UTC' }
  // Detached: Ctrl-C in the terminal must reach Huixiang first, which then stops the server in order.
  const child = spawn(file, args, {
    ...options,
    env: environment,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let failure = ''
  child.on('error', (error) => {
    failure = error.message
  })
  child.unref()
  return {
    ended: () => failure !== '' || child.exitCode !== null || child.signalCode !== null,
    report: () => failure || readFileSync(logFile).subarray(before).toString().trim(),
  }
}

function openLog(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size > largestLog) renameSync(logFile, `${logFile}.1`)
  return openSync(logFile, 'a', 0o600)
}

// A killed server's children, or a second starter, may hold the cluster for a moment longer.
function refuseUnlessLingering(report: string): void {
  if (/lock file "postmaster.pid"|pre-existing shared memory block|lock file ".*\.s\.PGSQL/.test(report))
    return
  throw new Error(`PostgreSQL did not start: ${report || 'it said nothing'}`)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
