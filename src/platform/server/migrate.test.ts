import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { migrationsFolder as folder, migrate } from './migrate.ts'
import { makeTestDatabase } from './testing/test-database.ts'

async function on<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

test('what an extension of the database administrator brought along does not keep the tables from being prepared', async () => {
  const database = await makeTestDatabase(inject('databaseServer'), [])
  const administrator = new URL(database.ownerUrl)
  administrator.username = 'postgres'
  await on(administrator.href, async (client) => {
    await client.query(`create function watch_database() returns int language sql as 'select 1'`)
    await client.query('create table watched (at timestamptz)')
  })
  expect(await migrate({ ...database, folder, jobs: [] })).toEqual([])
  const mayRead = async (table: string) => {
    const { rows } = await on(database.appUrl, (client) =>
      client.query(`select has_table_privilege($1, 'select') as may`, [table]),
    )
    return rows[0].may
  }
  expect(await mayRead('tickets')).toBe(true)
  expect(await mayRead('watched')).toBe(false)
  await database.drop()
})
