import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { FileStore } from '../files/file-store.ts'
import { isUuid } from '../ids.ts'
import { entriesOf, verifyArchive } from './archive.ts'
import { BadBackup, type Manifest } from './manifest.ts'
import { backupTables, copyTarget, fingerprint, waitingJobs } from './tables.ts'

/** What is restored, and into where. `migrateTo` brings the empty database to exactly the named migrations, or to the newest. */
export interface RestorePlan {
  readonly source: string
  readonly ownerUrl: string
  readonly files: FileStore
  readonly migrateTo: (names: readonly string[] | 'newest') => Promise<void>
}

/** What a restore brought back, all of it compared with the backup's own counts and hashes. */
export interface RestoreReport {
  readonly takenAt: string
  readonly version: string
  readonly tables: number
  readonly rows: number
  readonly files: number
}

/** Refuses a database that holds an organisation; an empty one is cleared of its tables. */
async function clearEmptyDatabase(client: Client): Promise<void> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    `select to_regclass('public.events') is not null as exists`,
  )
  if (found[0]?.exists) {
    const { rowCount } = await client.query(
      `select 1 from organisations union all (select 1 from feedbacks limit 1)`,
    )
    if (rowCount !== 0)
      throw new BadBackup('This database holds an organisation already. Restore into an empty one.')
  }
  await client.query('drop schema if exists jobs cascade')
  await client.query('drop schema public cascade')
  await client.query('create schema public')
}

/** The parts of one table after each other, as one COPY: a part may end in the middle of a row. */
function openLoading(client: Client) {
  let loading: { readonly table: string; readonly copy: Writable; readonly done: Promise<void> } | null = null
  const finish = async () => {
    loading?.copy.end()
    await loading?.done
    loading = null
  }
  return {
    async load(table: { name: string; columns: readonly string[] }, content: Buffer): Promise<void> {
      if (loading?.table !== table.name) {
        await finish()
        const copy = client.query(copyFrom(`copy ${copyTarget(table)} from stdin`))
        const done = finished(copy)
        // Whoever writes or finishes hears of a failure; until then it is nobody's.
        done.catch(() => undefined)
        loading = { table: table.name, copy, done }
      }
      if (loading?.copy.write(content) === false)
        await Promise.race([once(loading.copy, 'drain'), loading.done])
    },
    finish,
  }
}

async function takeUpSequences(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.relname as table, a.attname as column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
     from pg_class c join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0
       and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null`,
  )
  for (const { table, column, sequence } of rows) {
    const most = `(select max(${client.escapeIdentifier(column)}) from ${client.escapeIdentifier(table)})`
    await client.query(`select setval($1, coalesce(${most}, 0) + 1, false)`, [sequence])
  }
}

async function compare(client: Client, content: Manifest): Promise<void> {
  const selects = new Map([...(await backupTables(client)), waitingJobs].map((table) => [table.name, table]))
  for (const { name, rows, hash, columns } of content.tables) {
    const select = `select ${columns.map((column) => client.escapeIdentifier(column)).join(', ')} from ${name
      .split('.')
      .map((part) => client.escapeIdentifier(part))
      .join('.')}`
    const there = await fingerprint(
      client,
      name === waitingJobs.name ? (selects.get(name)?.select ?? select) : select,
    )
    if (there.rows !== rows || there.hash !== hash) {
      throw new BadBackup(
        `Table ${name} came back with ${there.rows} rows where the backup has ${rows}, or with other content`,
      )
    }
  }
}

async function prepare(client: Client, plan: RestorePlan, content: Manifest): Promise<void> {
  await clearEmptyDatabase(client)
  await plan.migrateTo(content.migrations.map((migration) => migration.name))
  // Migrations bring rows of their own; the backup has what became of them.
  const names = content.tables
    .filter(({ name }) => name !== waitingJobs.name)
    .map(({ name }) => client.escapeIdentifier(name))
  await client.query(`truncate ${names.join(', ')} cascade`)
  const { first, last } = content.events
  if (first !== null) await client.query('select ensure_event_partitions($1::date, $2::date)', [first, last])
}

/** Loads every entry; the archive was verified before. */
async function takeAll(client: Client, plan: RestorePlan, content: Manifest): Promise<void> {
  await prepare(client, plan, content)
  const loading = openLoading(client)
  for await (const entry of entriesOf(plan.source)) {
    const [folder, name = ''] = entry.name.split('/')
    const table = content.tables.find((one) => one.name === name)
    if (folder === 'files' && isUuid(name)) await plan.files.put(name, entry.content)
    else if (folder === 'tables' && table !== undefined) await loading.load(table, entry.content)
  }
  await loading.finish()
}

/**
 * Brings an organisation back into an empty database, compares every table with the backup, then upgrades to this version.
 * Throws BadBackup when the file is damaged, cut off or newer than this program.
 */
export async function restoreBackup(plan: RestorePlan): Promise<RestoreReport> {
  const { content, files } = await verifyArchive(plan.source)
  const client = new Client({ connectionString: plan.ownerUrl, application_name: 'huixiang restore' })
  await client.connect()
  try {
    await client.query(`set timezone = 'UTC'`)
    await takeAll(client, plan, content)
    await takeUpSequences(client)
    await compare(client, content)
    await plan.migrateTo('newest')
    const rows = content.tables.reduce((sum, table) => sum + table.rows, 0)
    return { takenAt: content.takenAt, version: content.version, tables: content.tables.length, rows, files }
  } finally {
    await client.end()
  }
}
