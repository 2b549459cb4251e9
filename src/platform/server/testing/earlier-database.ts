import { readdirSync } from 'node:fs'
import { Client } from 'pg'
import type { JobDefinition } from '../job-definition.ts'
import { migrationsFolder as folder, migrate } from '../migrate.ts'
import type { TestDatabase } from './test-database.ts'

/** What an earlier version left: what it wrote, as the owner of a database that stood where it did before a migration. */
export interface EarlierState {
  /** Name of the first migration that it did not know. */
  readonly before: string
  readonly write: (client: Client) => Promise<void>
}

/** Takes an empty database back to an earlier state, and upgrades it. */
export async function upgradeFrom(
  { before, write }: EarlierState,
  database: TestDatabase,
  jobs: readonly JobDefinition[],
): Promise<void> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  if (!names.includes(before)) throw new Error(`There is no migration ${before}`)
  const only = names.filter((name) => name < before).sort()
  const client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    await client.query('drop schema if exists jobs cascade; drop schema public cascade; create schema public')
    await migrate({ ...database, folder, jobs, only })
    await write(client)
    await migrate({ ...database, folder, jobs })
  } finally {
    await client.end()
  }
}
