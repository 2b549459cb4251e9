import { sql } from 'kysely'
import type { ReadHandle } from '../database/handles.ts'
import type { Follower } from '../followers.ts'

/** Whether a follower has yet to take what happened before a moment (milliseconds since 1970). */
export async function isBehind(
  read: ReadHandle,
  { name, on }: Pick<Follower, 'name' | 'on'>,
  before: number,
): Promise<boolean> {
  const types = on.map(({ type }) => type)
  const { rows } = await sql<{ behind: boolean }>`
    select exists (select from events e, followers f where f.name = ${name} and (e.tx, e.seq) > (f.tx, f.seq)
      and e.type = any(${types}::text[]) and e.at < ${new Date(before)}) as behind`.execute(
    read.tables<object>() as never,
  )
  return rows[0]?.behind ?? false
}
