import { sql } from 'kysely'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { Voice } from '#features/intake/server/public/receive.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

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
