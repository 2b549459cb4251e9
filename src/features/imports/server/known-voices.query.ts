import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { Voice } from '#features/intake/server/public/receive.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/**
 * The same in 48 bits, for remembering every row of a long file: cells are slices of what was read around them, and keeping one keeps
 * all of that. Of a million rows two look equal by chance once in five hundred files; only a dry run's count would be off by one.
 */
export const briefIdentityOf = (voice: Voice): number =>
  createHash('sha1').update(identityOf(voice)).digest().readUIntBE(0, 6)

/** By what a voice is known again. */
export const identityOf = ({ sourceId, contentHash }: Voice): string =>
  sourceId === undefined ? `#${contentHash}` : `=${sourceId}`

/** Which of these voices have come in before. */
export async function knownAmong(read: ReadHandle, voices: readonly Voice[]): Promise<Set<string>> {
  const source = voices[0]?.source ?? ''
  const ids = voices.flatMap(({ sourceId }) => (sourceId === undefined ? [] : [sourceId]))
  const hashes = voices.flatMap(({ sourceId, contentHash }) =>
    sourceId === undefined && contentHash !== undefined ? [contentHash] : [],
  )
  const { rows } = await sql<{ identity: string }>`
    select '=' || source_id as identity from feedbacks where source = ${source} and source_id = any(${ids}::text[])
    union all
    select '#' || encode(content_hash, 'hex') from feedbacks
    where source = ${source} and content_hash = any(select decode(hash, 'hex') from unnest(${hashes}::text[]) hash)
  `.execute(read.tables<IntakeTables>() as never)
  return new Set(rows.map((row) => row.identity))
}
