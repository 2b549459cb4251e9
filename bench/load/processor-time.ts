import { readdirSync, readFileSync } from 'node:fs'

// Linux tells processor time in hundredths of a second, whatever its own clock does.
const msOfTick = 10

interface Process {
  readonly name: string
  readonly parent: number
  /** Milliseconds of processor time, all threads together. */
  readonly own: number
  /** The same of children that have ended and were waited for. */
  readonly ended: number
}

/** What the system says of a process; null where it is gone, or where there is no /proc. */
function processOf(pid: number | 'self'): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name stands in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ms = (at: number) => Number(fields[at]) * msOfTick
    return {
      name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
      parent: Number(fields[1]),
      own: ms(11) + ms(12),
      ended: ms(13) + ms(14),
    }
  } catch {
    return null
  }
}

/** Milliseconds of processor time that processes have taken so far, without their children. */
export const processorTime = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + (processOf(pid)?.own ?? 0), 0)

/** The same of all children of this process that have ended. */
export const endedChildrenTime = (): number => processOf('self')?.ended ?? 0

/**
 * The same of a PostgreSQL on this machine with all that it started, found by one of its connections; null where it runs elsewhere.
 * @param backend what pg_backend_pid() says
 */
export function databaseTime(backend: number): number | null {
  const one = processOf(backend)
  if (one?.name !== 'postgres') return null
  const server = processOf(one.parent)
  if (server === null) return null
  const children = readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .flatMap((pid) => processOf(pid) ?? [])
    .filter(({ parent }) => parent === one.parent)
  return children.reduce((sum, { own }) => sum + own, server.own + server.ended)
}
