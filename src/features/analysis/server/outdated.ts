import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { MadeWith } from './analysis.store.ts'
import type { AnalysisTables } from './analysis.tables.ts'

/** Counts stop here. */
export const cap = 10_000

/** How many voices an older analyser or tree judged, counted up to the cap, each branch along analyses_made_with. */
export async function countOutdated(db: ReadHandle, now: MadeWith): Promise<number> {
  const { analyserVersion: analyser, taxonomyVersion } = now
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      (select 1 from analyses where current and analyser_version < ${analyser} limit ${cap})
      union all (select 1 from analyses where current and analyser_version > ${analyser} limit ${cap})
      union all (select 1 from analyses where current and analyser_version = ${analyser}
        and taxonomy_version < ${taxonomyVersion} limit ${cap})
      limit ${cap}) as outdated
  `.execute(db.tables<AnalysisTables>() as never)
  return rows[0]?.n ?? 0
}
