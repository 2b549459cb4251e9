import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { JobDefinition } from '../job-definition.ts'
import { migrationsFolder as folder, migrate } from '../migrate.ts'

/** Where a test's database server listens: URLs to its database `postgres`. */
export interface DatabaseServer {
  readonly ownerUrl: string
  readonly appUrl: string
}

/** A database of a test's own. */
export interface TestDatabase {
  readonly ownerUrl: string
  readonly appUrl: string
  drop(): Promise<void>
}

function named(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

async function onServer(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function fingerprint(jobs: readonly JobDefinition[]): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)))
  for (const { name } of jobs) hash.update(name)
  return hash.digest('hex').slice(0, 12)
}

// Copying needs what is copied alone; two copies of it at once would refuse each other.
async function copy(client: Client, from: string, to: string): Promise<void> {
  await client.query(`select pg_advisory_lock(hashtextextended('copy template', 0))`)
  await client.query(`create database ${to} template ${from} strategy file_copy`)
  await client.query(`select pg_advisory_unlock(hashtextextended('copy template', 0))`)
}

/** A template for houses with these jobs, made once: the migrations are applied to that for houses without any, the others begin as copies of it. */
async function ensureTemplate(server: DatabaseServer, jobs: readonly JobDefinition[]): Promise<string> {
  const template = `template_${fingerprint(jobs)}`
  const migrated = jobs.length === 0 ? 'template1' : await ensureTemplate(server, [])
  await onServer(server.ownerUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtextextended($1, 0))`, [template])
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount === 1) return
    const making = `${template}_${randomBytes(4).toString('hex')}`
    await copy(client, migrated, making)
    await migrate({
      ownerUrl: named(server.ownerUrl, making),
      appUrl: named(server.appUrl, making),
      folder,
      jobs,
    })
    await client.query(`alter database ${making} rename to ${template}`)
  })
  return template
}

/** Makes a migrated, empty database for one test file. */
export async function makeTestDatabase(
  server: DatabaseServer,
  jobs: readonly JobDefinition[],
): Promise<TestDatabase> {
  const template = await ensureTemplate(server, jobs)
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(server.ownerUrl, (client) => copy(client, template, name))
  return {
    ownerUrl: named(server.ownerUrl, name),
    appUrl: named(server.appUrl, name),
    // Without FORCE: it would try to end a vacuum of the superuser's, which this role may not.
    drop: () =>
      onServer(
        server.ownerUrl,
        async (client) => void (await client.query(`drop database if exists ${name}`)),
      ),
  }
}
