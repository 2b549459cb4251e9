import { modules } from '#app/server/features.ts'
import { takePlace } from '#app/server/place.ts'
import { openFileStore } from '#platform/server/files/open-file-store.ts'
import type { JobContext } from '#platform/server/jobs.ts'
import { openLog } from '#platform/server/log.ts'
import { migrate, migrationsFolder } from '#platform/server/migrate.ts'
import { jobsOf } from '#platform/server/module.ts'
import { openHouse } from '#platform/server/open-house.ts'
import { settingsOfEnvironment } from './command-line.ts'

/** Runs a command inside the house of this environment, beside a server that may be running. */
export async function inWorkingHouse<T>(work: (desk: JobContext) => Promise<T>): Promise<T> {
  const settings = settingsOfEnvironment()
  const place = await takePlace(settings)
  try {
    const jobs = jobsOf(modules)
    await migrate({ ...place, folder: migrationsFolder, jobs })
    const log = openLog('warn')
    const files = openFileStore(settings)
    const house = await openHouse({ settings, databaseUrl: place.appUrl, modules, files, log })
    try {
      return await work(house.jobContext)
    } finally {
      await house.close()
    }
  } finally {
    await place.leave()
  }
}
