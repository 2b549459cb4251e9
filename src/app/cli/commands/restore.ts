import { resolve } from 'node:path'
import { modules } from '#app/server/features.ts'
import { takePlace } from '#app/server/place.ts'
import { BadBackup } from '#platform/server/backup/manifest.ts'
import { restoreBackup } from '#platform/server/backup/restore.ts'
import { openFileStore } from '#platform/server/files/open-file-store.ts'
import { migrate, migrationsFolder } from '#platform/server/migrate.ts'
import { jobsOf } from '#platform/server/module.ts'
import { CommandFailure, parseOptions, settingsOfEnvironment } from '../command-line.ts'

/** Brings an organisation back from a backup into an empty database. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(
    args,
    { json: { type: 'boolean', default: false } },
    { words: 1 },
  )
  const [file] = positionals
  if (file === undefined)
    throw new CommandFailure('Name the backup to restore: huixiang restore FILE.tar.gz', 2)
  const settings = settingsOfEnvironment()
  const place = await takePlace(settings)
  const jobs = jobsOf(modules)
  try {
    const report = await restoreBackup({
      source: resolve(file),
      ownerUrl: place.ownerUrl,
      files: openFileStore(settings),
      migrateTo: async (names) => {
        await migrate({
          ...place,
          folder: migrationsFolder,
          jobs,
          ...(names === 'newest' ? {} : { only: names }),
        })
      },
    })
    if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`)
    else
      process.stdout.write(
        `Restored ${report.rows} rows of ${report.tables} tables and ${report.files} files, as of ${report.takenAt}. Counts and hashes agree.\n`,
      )
    return 0
  } catch (error) {
    if (error instanceof BadBackup) throw new CommandFailure(error.message)
    throw error
  } finally {
    await place.leave()
  }
}
