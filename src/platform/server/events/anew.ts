import type { PoolClient } from '../database/connection.ts'
import type { ReadHandle } from '../database/handles.ts'
import { beginning, horizonSql } from './log.ts'

/** How far a projection has come that counts everything again: so many events of the log, of so many. */
export interface Anew {
  readonly done: number
  readonly of: number
}

interface AnewTables {
  followers: { name: string; seq: number; anew_from: number | null; anew_to: number | null }
}

const settledSeq = (end: 'asc' | 'desc') =>
  `(select seq from events where tx < ${horizonSql} order by tx ${end}, seq ${end} limit 1)`

/** Sends an emptied projection back to the beginning of the log, and notes that it counts anew; nothing is anew in an empty log. */
export async function beginAnew(
  client: PoolClient,
  { name, version }: { name: string; version: number },
): Promise<void> {
  await client.query(
    `update followers set version = $2, tx = $3, seq = $4, error = null, failed_since = null, attempts = 0, next_try_at = null,
       anew_from = ${settledSeq('asc')}, anew_to = ${settledSeq('desc')} where name = $1`,
    [name, version, beginning.tx, beginning.seq],
  )
}

/** Notes that a projection has caught up: what it keeps is whole again. */
export async function isWholeAgain(client: PoolClient, { name }: { name: string }): Promise<void> {
  await client.query('update followers set anew_from = null, anew_to = null where name = $1', [name])
}

/** How far a row has come; null where nothing is counted anew. */
export function anewOf(row: { seq: number; anew_from: number | null; anew_to: number | null }): Anew | null {
  const { seq, anew_from: from, anew_to: to } = row
  if (from === null || to === null) return null
  const of = to - from + 1
  return { done: Math.min(of, Math.max(0, seq - from + 1)), of }
}

/** Whether what a projection keeps is counted anew at this moment, and how far that has come; null while it is whole. */
export async function countedAnew(read: ReadHandle, name: string): Promise<Anew | null> {
  const row = await read
    .tables<AnewTables>()
    .selectFrom('followers')
    .select(['seq', 'anew_from', 'anew_to'])
    .where('name', '=', name)
    .executeTakeFirst()
  return row === undefined ? null : anewOf(row)
}
