import { readdir } from 'node:fs/promises'
import type { Client } from 'pg'
import { migrationsFolder } from '#platform/server/migrate.ts'
import { attention, bad, type Finding, good } from './finding.ts'

const oldestVersion = 150_000
const clockToleranceMs = 2000

/** Version, encoding and clock of the database server. */
export async function checkServer(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<{
    version: number
    name: string
    encoding: string
    now: Date
    bytes: string
  }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
       current_setting('server_encoding') as encoding, clock_timestamp() as now, pg_database_size(current_database()) as bytes`,
  )
  const { version, name, encoding, now, bytes } = rows[0] as NonNullable<(typeof rows)[0]>
  const size = `${(Number(bytes) / 1024 ** 2).toFixed(0)} MiB`
  const apart = Math.abs(now.getTime() - Date.now())
  return [
    version < oldestVersion
      ? bad('database', `PostgreSQL ${name}`, 'Huixiang needs PostgreSQL 15 or newer.')
      : good('database', `PostgreSQL ${name}, ${size}`),
    encoding === 'UTF8'
      ? good('encoding', 'UTF-8')
      : bad('encoding', encoding, 'Make a database with ENCODING UTF8 and restore a backup into it.'),
    apart > clockToleranceMs
      ? attention(
          'clock',
          `this machine and the database differ by ${(apart / 1000).toFixed(1)} s`,
          'Let both follow a time server; due times follow the database.',
        )
      : good('clock', 'this machine and the database agree'),
  ]
}

/** Whether the database has all migrations of this program and none it does not know. */
export async function checkMigrations(client: Client): Promise<Finding> {
  const known = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql'))
  const { rows } = await client.query<{ name: string }>('select name from migrations')
  const applied = new Set(rows.map((row) => row.name))
  const missing = known.filter((name) => !applied.has(name))
  const strange = [...applied].filter((name) => !known.includes(name))
  if (strange.length > 0)
    return bad(
      'migrations',
      `unknown to this program: ${strange.join(', ')}`,
      'Run the newer version that made them.',
    )
  if (missing.length > 0) return bad('migrations', `${missing.length} are missing`, 'Run huixiang migrate.')
  return good('migrations', `all ${known.length} applied`)
}

/** A log that came by other means than huixiang restore can carry transaction numbers from the future. */
export async function checkLog(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ ahead: string }>(
    'select count(*) as ahead from events where tx > pg_current_xact_id()::text::bigint',
  )
  const ahead = Number(rows[0]?.ahead)
  if (ahead === 0) return good('log', 'the event log belongs to this server')
  return bad(
    'log',
    `${ahead} events carry transaction numbers of another server`,
    'Bring the organisation over with huixiang backup and huixiang restore.',
  )
}
