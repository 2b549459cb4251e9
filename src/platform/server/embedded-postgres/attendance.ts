import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Remembers which processes use one server, so that the last one to leave stops it. A process is known by its
 * number and its start, because numbers are used again.
 */
export function attend(folder: string): { leave(): boolean } {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const own = `${nameOf(process.pid)}-${crypto.randomUUID()}`
  writeFileSync(path.join(folder, own), '')
  return {
    leave() {
      rmSync(path.join(folder, own), { force: true })
      return othersIn(folder).length === 0
    },
  }
}

function othersIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => {
    const [pid = '', start = ''] = name.split('-')
    if (nameOf(Number(pid)) === `${pid}-${start}`) return true
    rmSync(path.join(folder, name), { force: true })
    return false
  })
}

function nameOf(pid: number): string {
  return `${pid}-${startOf(pid)}`
}

// Field 22 of /proc/PID/stat, in clock ticks since boot; the name before it may hold spaces and brackets.
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return 'gone'
  }
}
