import { readdirSync, readFileSync } from 'node:fs'

/** When a process started, in clock ticks since boot; nothing for one that has ended, even if nobody has noticed yet. */
export function startOf(pid: number): string | undefined {
  // The name in the second field may hold spaces and brackets; the state is the third, the start the 22nd.
  const stat = readProc(pid, 'stat')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
}

/** The words a process was started with; none for one that has ended. */
export function commandOf(pid: number): string[] {
  return readProc(pid, 'cmdline').split('\0')
}

/** The numbers of all processes. */
export function allProcesses(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger)
}

function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
