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
  const { rows: book } = await client.query<{ there: boolean }>(
    `select to_regclass('migrations') is not null as there`,
  )
  if (!book[0]?.there)
    return bad('migrations', 'the database is empty', 'Start Huixiang, or run huixiang migrate.')
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

/** Whether the log has room ahead, lets go of what the rule says, and is out of the application's hands. */
export async function checkLogMonths(client: Client, appUrl: string): Promise<Finding[]> {
  const { rows } = await client.query<{
    ahead: boolean
    stray: string
    overdue: string | null
    owned: boolean
  }>(
    `select to_regclass('events_' || to_char(now() at time zone 'UTC' + interval '1 month', 'YYYYMM')) is not null as ahead,
       (select count(*) from events_elsewhen) as stray,
       pg_has_role($1, (select relowner from pg_class where oid = 'events'::regclass), 'usage') as owned,
       (select min(c.relname) from pg_inherits i join pg_class c on c.oid = i.inhrelid, retention_rules rule
          where i.inhparent = 'events'::regclass and c.relname ~ '^events_\\d{6}$' and rule.record_class = 'event_log' and rule.enabled
            and to_date(right(c.relname, 6), 'YYYYMM') + interval '2 months' < now() - make_interval(days => greatest(rule.keep_days, 366))
            and not exists (select 1 from legal_holds where released_at is null and (until is null or until > now()))) as overdue`,
    [decodeURIComponent(new URL(appUrl).username)],
  )
  const { ahead, stray, overdue, owned } = rows[0] as NonNullable<(typeof rows)[0]>
  const mend = 'Start a worker (it looks every six hours), or run huixiang migrate.'
  return [
    ahead && Number(stray) === 0
      ? good('log months', 'next month has its partition')
      : attention(
          'log months',
          ahead ? `${stray} events lie in no month` : 'next month has no partition',
          mend,
        ),
    overdue === null
      ? good('log retention', 'no month is older than its rule')
      : attention('log retention', `${overdue} should have gone`, mend),
    owned
      ? attention(
          'log rights',
          'the application owns the log and could change it',
          'Give it a role of its own: HUIXIANG_DATABASE_URL for the application, HUIXIANG_DATABASE_OWNER_URL for the owner.',
        )
      : good('log rights', 'the application can append to the log and do nothing else'),
  ]
}
