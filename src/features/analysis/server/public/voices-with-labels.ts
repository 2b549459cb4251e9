import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AnalysisTables } from '../analysis.tables.ts'

/** How many voices carry one of the labels, counted up to `cap` from index entries alone. */
export async function countVoicesWith(
  db: ReadHandle,
  labelIds: readonly string[],
  cap: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from analyses where label_id = any(${labelIds}::uuid[]) and current limit ${cap}) as used
  `.execute(db.tables<AnalysisTables>() as never)
  return rows[0]?.n ?? 0
}

/** How many of them got it from a person, counted up to `cap`. */
export async function countCorrectedWith(
  db: ReadHandle,
  labelIds: readonly string[],
  cap: number,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from analyses where label_id = any(${labelIds}::uuid[]) and current and label_source = 'person'
      limit ${cap}) as used
  `.execute(db.tables<AnalysisTables>() as never)
  return rows[0]?.n ?? 0
}
