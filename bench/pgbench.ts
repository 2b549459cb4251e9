import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pgbenchScript } from './three-inserts.ts'

const installations = '/usr/lib/postgresql'

function findPgbench(): string | undefined {
  if (!existsSync(installations)) return undefined
  return readdirSync(installations)
    .map((version) => join(installations, version, 'bin/pgbench'))
    .findLast((program) => existsSync(program))
}

/** Transactions a second of the same three inserts without Node and HTTP; undefined where pgbench is not installed. */
export async function measureByPgbench(
  databaseUrl: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<number | undefined> {
  const program = findPgbench()
  if (program === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'huixiang-pgbench-'))
  try {
    const script = join(folder, 'three-inserts.sql')
    writeFileSync(script, pgbenchScript)
    const load = ['-c', String(connections), '-T', String(Math.max(1, Math.round(seconds)))]
    const args = ['-n', '-M', 'prepared', ...load, '-f', script, databaseUrl]
    const { stdout } = await promisify(execFile)(program, args)
    const tps = /tps = ([\d.]+)/.exec(stdout)?.[1]
    return tps === undefined ? undefined : Number(tps)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
