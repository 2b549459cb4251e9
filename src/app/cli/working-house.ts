import { modules } from '#app/server/features.ts'
import { takePlace } from '#app/server/place.ts'
import { loadWords, sentencesFrom } from '#app/server/words.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { openFileStore } from '#platform/server/files/open-file-store.ts'
import type { JobContext } from '#platform/server/jobs.ts'
import { openLog } from '#platform/server/log.ts'
import { migrate, migrationsFolder } from '#platform/server/migrate.ts'
import { openHouse } from '#platform/server/open-house.ts'
import { CommandFailure, settingsOfEnvironment } from './command-line.ts'

/** Runs a command inside the house of this environment, beside a server that may be running; refusals come as sentences (exit code 2). */
export async function inWorkingHouse<T>(work: (desk: JobContext) => Promise<T>): Promise<T> {
  const settings = settingsOfEnvironment()
  const place = await takePlace(settings)
  try {
    const jobs = modules.flatMap((module) => module.jobs ?? [])
    await migrate({ ...place, folder: migrationsFolder, jobs })
    const log = openLog('warn')
    const files = openFileStore(settings)
    const house = await openHouse({ settings, databaseUrl: place.appUrl, modules, files, log })
    try {
      return await work(house.jobContext)
    } finally {
      await house.close()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new CommandFailure(sentencesFrom(loadWords())('en', error.code, error.facts), 2)
  } finally {
    await place.leave()
  }
}
