// node tests/backups/make.ts: the backup by which later versions prove that they can upgrade from this one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLivedHouse } from '#app/server/testing/lived-house.ts'
import { version } from '#app/server/version.ts'
import { takeBackup } from '#platform/server/backup/backup.ts'
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres/launcher.ts'

const target = join(import.meta.dirname, `${version}.tar.gz`)
const dataDir = mkdtempSync(join(tmpdir(), 'huixiang-backup-'))

const serverOf = (url: string): string => {
  const changed = new URL(url)
  changed.pathname = '/postgres'
  return changed.href
}

const server = await startEmbeddedPostgres({ dataDir })
try {
  const { house } = await openLivedHouse({
    ownerUrl: serverOf(server.ownerUrl),
    appUrl: serverOf(server.appUrl),
  })
  const { files } = house.house
  await takeBackup({ databaseUrl: house.database.ownerUrl, files, target, version })
  await house.close()
  process.stdout.write(`Written: ${target}\n`)
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
