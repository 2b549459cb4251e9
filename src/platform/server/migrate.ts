import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import type { JobDefinition } from './job-definition.ts'
import { prepareQueue } from './queue.ts'

/** Where this program's migrations lie. */
export const migrationsFolder = resolve(import.meta.dirname, '../../../migrations')

/** A migration that was applied and whose file has changed since, or is gone: the database and the program do not belong together. */
export class MigrationMismatch extends Error {}

interface Migration {
  readonly name: string
  readonly sql: string
  readonly hash: string
}

async function migrationsIn(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

const bookSql = `create table if not exists migrations (name text primary key, hash text not null, applied_at timestamptz(3) not null default now())`

// What others put beside our tables, as an extension that watches the database does, is theirs: nobody else may give rights to it.
const grantsSql = `
  select format('grant %s %s to %I', case when relkind = 'S' then 'usage, select on sequence' else 'select, insert, update, delete on' end,
    oid::regclass, $1::text) as sql
  from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'S') and pg_has_role(relowner, 'usage')
  union all
  select format('grant execute on routine %s to %I', oid::regprocedure, $1::text)
  from pg_proc where pronamespace = 'public'::regnamespace and pg_has_role(proowner, 'usage')`

async function prepareRights(client: Client, appRole: string): Promise<void> {
  const role = client.escapeIdentifier(appRole)
  await client.query(`grant usage on schema public to ${role}`)
  const { rows: grants } = await client.query<{ sql: string }>(grantsSql, [appRole])
  await client.query(grants.map(({ sql }) => sql).join(';'))
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
       where (c.relname in ('events', 'dropped_event_months') or obj_description(c.oid, 'pg_class') = 'append-only')
         and c.relnamespace = 'public'::regnamespace
     union all select inhrelid::regclass::text from pg_inherits where inhparent = 'events'::regclass`,
  )
  const { rows: who } = await client.query<{ same: boolean }>('select current_user = $1 as same', [appRole])
  if (who[0]?.same) return
  for (const { name } of rows) await client.query(`revoke update, delete, truncate on ${name} from ${role}`)
}

async function applyAll(client: Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(bookSql)
  const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from migrations')
  const applied = new Map(rows.map((row) => [row.name, row.hash]))
  const fresh: string[] = []
  for (const { name, sql, hash } of migrations) {
    const before = applied.get(name)
    if (before !== undefined && before !== hash) {
      throw new MigrationMismatch(`Migration ${name} was changed after it had been applied to this database`)
    }
    if (before !== undefined) continue
    await client.query(sql)
    await client.query('insert into migrations (name, hash) values ($1, $2)', [name, hash])
    fresh.push(name)
  }
  return fresh
}

function chosen(known: readonly Migration[], names: readonly string[]): Migration[] {
  return names.map((name) => {
    const found = known.find((migration) => migration.name === name)
    if (found === undefined)
      throw new MigrationMismatch(
        `This program does not know the migration ${name}: it is older than the database`,
      )
    return found
  })
}

/**
 * Brings the database up to this program: SQL files forward only, the queue's schema, the application role's rights,
 * this and the coming months' event partitions. Several processes may call it at once; one works, the others wait.
 * @returns names of the migrations applied now
 */
export async function migrate(parts: {
  ownerUrl: string
  appUrl: string
  folder: string
  jobs: readonly JobDefinition[]
  /** Applies these alone: the state another version had. */
  only?: readonly string[]
}): Promise<string[]> {
  const appRole = decodeURIComponent(new URL(parts.appUrl.replace('postgresql://', 'postgres://')).username)
  const client = new Client({ connectionString: parts.ownerUrl, application_name: 'huixiang migrate' })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtextextended('huixiang migrate', 0))`)
    await client.query('begin')
    const known = await migrationsIn(parts.folder)
    const fresh = await applyAll(client, parts.only === undefined ? known : chosen(known, parts.only))
    await client.query(
      `select ensure_event_partitions((now() - interval '1 month')::date, (now() + interval '3 months')::date)`,
    )
    await prepareRights(client, appRole)
    await client.query('commit')
    await prepareQueue(parts.ownerUrl, parts.jobs, appRole)
    return fresh
  } finally {
    await client.end()
  }
}
