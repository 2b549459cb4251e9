import { modules } from '#app/server/features.ts'
import { takePlace } from '#app/server/place.ts'
import { migrate, migrationsFolder } from '#platform/server/migrate.ts'
import { jobsOf } from '#platform/server/module.ts'
import { parseOptions, settingsOfEnvironment } from '../command-line.ts'

/** Brings the database up to this version and says what it applied. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseOptions(args, { json: { type: 'boolean', default: false } })
  const place = await takePlace(settingsOfEnvironment())
  try {
    const jobs = jobsOf(modules)
    const applied = await migrate({ ...place, folder: migrationsFolder, jobs })
    if (values.json) process.stdout.write(`${JSON.stringify({ applied })}\n`)
    else if (applied.length === 0) process.stdout.write('The database is up to date.\n')
    else
      process.stdout.write(
        `Applied ${applied.length} migrations:\n${applied.map((name) => `  ${name}\n`).join('')}`,
      )
    return 0
  } finally {
    await place.leave()
  }
}
