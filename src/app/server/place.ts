import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres/launcher.ts'
import type { Settings } from '#platform/server/settings.ts'

/** The database this installation stands on. */
export interface Place {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly embedded: boolean
  leave(): Promise<void>
}

/** Uses the PostgreSQL server that the settings name, or starts the embedded one in the data folder. */
export async function takePlace(settings: Settings, log?: (message: string) => void): Promise<Place> {
  const { HUIXIANG_DATABASE_URL: appUrl, HUIXIANG_DATABASE_OWNER_URL: ownerUrl } = settings
  if (appUrl !== undefined) {
    return { appUrl, ownerUrl: ownerUrl ?? appUrl, embedded: false, leave: async () => undefined }
  }
  mkdirSync(settings.HUIXIANG_DATA, { recursive: true, mode: 0o700 })
  const server = await startEmbeddedPostgres({
    dataDir: join(settings.HUIXIANG_DATA, 'postgres'),
    ...(log === undefined ? {} : { log }),
  })
  return { appUrl: server.appUrl, ownerUrl: server.ownerUrl, embedded: true, leave: () => server.stop() }
}
