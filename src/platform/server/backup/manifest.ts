import { z } from 'zod'

/** First entry of a backup: what it holds and which program wrote it. */
export const manifest = z.object({
  format: z.literal(1),
  version: z.string(),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number(), hash: z.string() }),
  ),
  events: z.object({ first: z.string().nullable(), last: z.string().nullable() }),
  files: z.number(),
})
/** The shape of `manifest`. */
export type Manifest = z.output<typeof manifest>

/** Last entry of a backup: the SHA-256 of every entry before it. A backup without it was cut off. */
export const checks = z.object({ entries: z.record(z.string(), z.string()) })

/** Name of the first entry. */
export const manifestEntry = 'backup.json'
/** Name of the last entry. */
export const checksEntry = 'checks.json'

/** A backup cannot be used; says why. */
export class BadBackup extends Error {}
