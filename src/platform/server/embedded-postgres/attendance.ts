import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startOf } from './processes.ts'

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
    if (startOf(Number(pid)) === start) return true
    rmSync(path.join(folder, name), { force: true })
    return false
  })
}

function nameOf(pid: number): string {
  return `${pid}-${startOf(pid)}`
}
