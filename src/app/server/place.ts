import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres/launcher.ts'
import type { Logger } from '#platform/server/log.ts'
import type { Settings } from '#platform/server/settings.ts'

/** The database this installation stands on. */
export interface Place {
  readonly ownerUrl: string
  readonly appUrl: string
  /** Has the embedded database started again when it ends by itself; a server of one's own is looked after elsewhere. */
  keepRunning(log: Logger): void
  leave(): Promise<void>
}

/** There is no database here to stand on; the message says why, to the person who starts Huixiang. */
export class NoPlace extends Error {}

/** Uses the PostgreSQL server that the settings name, or starts the embedded one in the data folder. Throws NoPlace. */
export async function takePlace(settings: Settings): Promise<Place> {
  const { HUIXIANG_DATABASE_URL: appUrl, HUIXIANG_DATABASE_OWNER_URL: ownerUrl } = settings
  if (appUrl !== undefined) {
    return {
      appUrl,
      ownerUrl: ownerUrl ?? appUrl,
      keepRunning: () => undefined,
      leave: async () => undefined,
    }
  }
  try {
    mkdirSync(settings.HUIXIANG_DATA, { recursive: true, mode: 0o700 })
    const dataDir = join(settings.HUIXIANG_DATA, 'postgres')
    const { stop, ...server } = await startEmbeddedPostgres({ dataDir })
    return { ...server, leave: stop }
  } catch (error) {
    throw new NoPlace((error as Error).message, { cause: error })
  }
}
