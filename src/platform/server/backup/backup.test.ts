import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { localFolder } from '../files/local-folder.ts'
import { migrate, migrationsFolder } from '../migrate.ts'
import { makeTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { takeBackup } from './backup.ts'
import { restoreBackup } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'huixiang-backup-'))
const target = join(folder, 'organisation.tar.gz')
const fileId = '01920000-0000-7000-8000-000000000001'
let source: TestDatabase
let empty: TestDatabase

async function on<T>(database: TestDatabase, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  return work(client).finally(() => client.end())
}

const plan = (database: TestDatabase, from = target) => ({
  source: from,
  ownerUrl: database.ownerUrl,
  files: localFolder(join(folder, 'restored')),
  migrateTo: async (names: readonly string[] | 'newest') => {
    await migrate({
      ...database,
      folder: migrationsFolder,
      jobs: [],
      ...(names === 'newest' ? {} : { only: names }),
    })
  },
})

// More than one part of the archive, and rows that lie across the border.
const rows = 40_000
const eventSql = `insert into events (id, type, version, at, actor_kind, subject_kind, subject_id, facts)
  select gen_random_uuid(), 'bells.rung', 1, now() - make_interval(days => n % 200), 'system', 'bell', gen_random_uuid(), jsonb_build_object('n', n, 'words', '回响\t𠮷\\', 'long', repeat('响', 100))
  from generate_series(1, ${rows}) n`

beforeAll(async () => {
  source = await makeTestDatabase(inject('databaseServer'), [])
  empty = await makeTestDatabase(inject('databaseServer'), [])
  const store = localFolder(join(folder, 'files'))
  await store.put(fileId, Buffer.from('a photo'))
  await on(source, async (client) => {
    await client.query(eventSql)
    await client.query(
      `insert into followers (name, version, tx, seq, moved_at) select 'bells', 1, max(tx), max(seq), now() from events`,
    )
    await client.query(
      `insert into files (id, media_type, bytes, sha256, stored_at) values ($1, 'image/png', 7, '\\x00', now())`,
      [fileId],
    )
  })
  await takeBackup({ databaseUrl: source.ownerUrl, files: store, target, version: 'test' })
})

afterAll(async () => {
  await source?.drop()
  await empty?.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('a damaged or cut-off backup is refused before anything is touched', async () => {
  const whole = readFileSync(target)
  const cut = join(folder, 'cut.tar.gz')
  writeFileSync(cut, whole.subarray(0, whole.length - 200))
  await expect(restoreBackup(plan(empty, cut))).rejects.toThrow(/damaged|cut off/)
  const flipped = Buffer.from(whole)
  flipped[Math.floor(whole.length / 2)] = (flipped[Math.floor(whole.length / 2)] as number) ^ 0xff
  writeFileSync(cut, flipped)
  await expect(restoreBackup(plan(empty, cut))).rejects.toThrow(/damaged/)
  const events = await on(empty, (client) => client.query('select 1 from events'))
  expect(events.rowCount).toBe(0)
})

test('a backup of several parts restored into an empty database gives the same rows and files', async () => {
  const report = await restoreBackup(plan(empty))
  expect(report.files).toBe(1)
  expect(readFileSync(join(folder, 'restored', '01', '00', fileId), 'utf8')).toBe('a photo')
  const shapes = `select count(*) as n, min(facts->>'words') as words, max(tx) < 0 as before from events`
  const [restored] = (await on(empty, (client) => client.query(shapes))).rows
  expect(restored).toEqual({ n: String(rows), words: '回响\t𠮷\\', before: true })
})

test('after a restore the log goes on: what followers had read stays read, and new events come after', async () => {
  const unread = `select count(*)::int as n from events e, followers f where f.name = 'bells' and (e.tx, e.seq) > (f.tx, f.seq)`
  const count = () => on(empty, async (client) => (await client.query(unread)).rows[0].n)
  expect(await count()).toBe(0)
  await on(empty, (client) => client.query(eventSql))
  expect(await count()).toBe(rows)
})

test('a database that holds an organisation is not overwritten', async () => {
  await on(empty, (client) =>
    client.query(
      `insert into organisations (id, name, industry, time_zone, default_locale, set_up_at)
       values (gen_random_uuid(), '回响', 'general', 'Asia/Shanghai', 'zh-CN', now())`,
    ),
  )
  await expect(restoreBackup(plan(empty))).rejects.toThrow('holds an organisation already')
})
