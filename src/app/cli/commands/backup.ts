import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { takePlace } from '#app/server/place.ts'
import { version } from '#app/server/version.ts'
import { takeBackup } from '#platform/server/backup/backup.ts'
import { openFileStore } from '#platform/server/files/open-file-store.ts'
import { CommandFailure, parseOptions, settingsOfEnvironment } from '../command-line.ts'

/** Writes the whole organisation into one file, while the server runs. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(
    args,
    {
      json: { type: 'boolean', default: false },
      overwrite: { type: 'boolean', default: false },
    },
    { words: 1 },
  )
  const [file] = positionals
  if (file === undefined) throw new CommandFailure('Name the file to write: huixiang backup FILE.tar.gz', 2)
  const target = resolve(file)
  if (existsSync(target) && !values.overwrite)
    throw new CommandFailure(`${target} is there already; --overwrite replaces it.`)
  const settings = settingsOfEnvironment()
  const place = await takePlace(settings)
  try {
    const report = await takeBackup({
      databaseUrl: place.ownerUrl,
      files: openFileStore(settings),
      target,
      version,
    })
    if (values.json) process.stdout.write(`${JSON.stringify({ file: target, ...report })}\n`)
    else
      process.stdout.write(
        `Backed up ${report.rows} rows of ${report.tables} tables and ${report.files} files to ${target}\n`,
      )
    for (const id of report.missingFiles)
      process.stderr.write(`File ${id} is missing from the file store and not in the backup.\n`)
    return report.missingFiles.length === 0 ? 0 : 1
  } finally {
    await place.leave()
  }
}
