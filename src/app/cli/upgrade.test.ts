import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { modules } from '#app/server/features.ts'
import { buildWebProcess } from '#app/server/web-process.ts'
import { replayClocks } from '#features/clocks/server/public/replay-clocks.ts'
import { recount } from '#features/metrics/server/public/recount.query.ts'
import { verifyArchive } from '#platform/server/backup/archive.ts'
import { restoreBackup } from '#platform/server/backup/restore.ts'
import { localFolder } from '#platform/server/files/local-folder.ts'
import { openLog } from '#platform/server/log.ts'
import { migrate, migrationsFolder } from '#platform/server/migrate.ts'
import { jobsOf } from '#platform/server/module.ts'
import { openHouse } from '#platform/server/open-house.ts'
import { parseSettings } from '#platform/server/settings.ts'
import { settle } from '#platform/server/testing/settle.ts'
import { makeTestDatabase } from '#platform/server/testing/test-database.ts'

const folder = resolve(import.meta.dirname, '../../../tests/backups')
const backups = readdirSync(folder).filter((name) => name.endsWith('.tar.gz'))
const jobs = jobsOf(modules)

/** Migrations of a backup that are no longer what they were when it was made. */
async function editedSince(source: string): Promise<string[]> {
  const { content } = await verifyArchive(source)
  const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
  return content.migrations
    .filter(({ name, hash }) => {
      const file = join(migrationsFolder, name)
      return !existsSync(file) || hashOf(file) !== hash
    })
    .map(({ name }) => name)
}

/** Restores a backup into an empty database, brings it to the newest version and opens it. */
async function upgraded(source: string) {
  const data = mkdtempSync(join(tmpdir(), 'huixiang-upgrade-'))
  const database = await makeTestDatabase(inject('databaseServer'), jobs)
  const files = localFolder(join(data, 'files'))
  const report = await restoreBackup({
    source,
    ownerUrl: database.ownerUrl,
    files,
    migrateTo: async (names) => {
      const only = names === 'newest' ? {} : { only: names }
      await migrate({ ...database, folder: migrationsFolder, jobs, ...only })
    },
  })
  const settings = parseSettings({ HUIXIANG_DATA: data, HUIXIANG_LOG_LEVEL: 'silent' })
  const log = openLog(settings.HUIXIANG_LOG_LEVEL)
  const open = await openHouse({ settings, databaseUrl: database.appUrl, modules, files, log })
  const web = await buildWebProcess(open, modules, { demo: false })
  const close = async () => {
    await web.close()
    await open.close()
    await database.drop()
    rmSync(data, { recursive: true, force: true })
  }
  return { report, open, web, close }
}

describe.each(backups)('the organisation in %s', (name) => {
  const source = join(folder, name)

  test('was made by migrations that are still what they were', async () => {
    const edited = await editedSince(source)
    expect(edited, 'Released migrations were edited or removed: undo that and write a new one').toEqual([])
  })

  test('is brought to this version, answers, works on, and every number and clock equals a recount', async () => {
    const { report, open, web, close } = await upgraded(source)
    try {
      expect(report.rows).toBeGreaterThan(0)
      expect((await web.inject({ url: '/api/health' })).statusCode).toBe(200)
      expect((await web.inject({ url: '/api/organisation' })).json()).toMatchObject({ setUp: true })
      // Figures that this version counts otherwise are counted again from the log.
      await settle(open, modules)
      expect(await recount(open.house.read)).toEqual([])
      expect((await replayClocks(open.house.read)).differences).toEqual([])
    } finally {
      await close()
    }
  })
})
