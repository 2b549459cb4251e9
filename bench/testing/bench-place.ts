import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { modules } from '#app/server/features.ts'
import { jobsOf } from '#platform/server/module.ts'
import { parseSettings, type Settings } from '#platform/server/settings.ts'
import { makeTestDatabase } from '#platform/server/testing/test-database.ts'
import type { Environment } from '../serving/processes.ts'

/** A folder and a database for a bench of their own, until the tests of the file are over. */
export async function openBenchPlace(): Promise<{ settings: Settings; environment: Environment }> {
  const data = mkdtempSync(join(tmpdir(), 'huixiang-bench-'))
  const { ownerUrl, appUrl, drop } = await makeTestDatabase(inject('databaseServer'), jobsOf(modules))
  afterAll(async () => {
    await drop()
    rmSync(data, { recursive: true, force: true })
  })
  const settings = parseSettings({
    HUIXIANG_DATA: data,
    HUIXIANG_DATABASE_URL: appUrl,
    HUIXIANG_DATABASE_OWNER_URL: ownerUrl,
  })
  return { settings, environment: { data, appUrl, ownerUrl } }
}
