import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { commandOf, startOf } from './processes.ts'

/** What PostgreSQL says of itself in `postmaster.pid`. */
export type Postmaster = { pid: number; socketDir: string; state: string }

/** The server that holds a cluster now, or nothing. A lock that names a stranger's process is removed. */
export function runningPostmaster(cluster: string): Postmaster | undefined {
  const lock = path.join(cluster, 'postmaster.pid')
  const lines = readLines(lock)
  const pid = Number(lines[0])
  if (!pid || startOf(pid) === undefined) return undefined
  if (commandOf(pid).includes(cluster))
    return { pid, socketDir: lines[4] ?? '', state: lines[7]?.trim() ?? '' }
  // After a container restart the number may belong to somebody else, which PostgreSQL takes for a live server.
  if (attachedProcesses(lines[6]) === 0) rmSync(lock, { force: true })
  return undefined
}

// Children of a killed server keep its shared memory until they notice; starting beside them would destroy data.
function attachedProcesses(sharedMemory: string | undefined): number {
  const id = sharedMemory?.trim().split(/\s+/)[1]
  const segment = readLines('/proc/sysvipc/shm').find((line) => line.trim().split(/\s+/)[1] === id)
  return Number(segment?.trim().split(/\s+/)[6] ?? 0)
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
