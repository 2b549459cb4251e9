import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { overviewProjection } from '../overview.projection.ts'

/** Says that figures are counted again, so far of so many entries of the log; null that they are whole. */
export async function countingAnew(
  house: TestHouse,
  how: { readonly done: number; readonly of: number } | null,
): Promise<void> {
  const { name, version } = overviewProjection
  await house.open.pool.query(
    `insert into followers (name, version, tx, seq, moved_at) values ($1, $2, 0, 0, now()) on conflict (name) do nothing`,
    [name, version],
  )
  await house.open.pool.query(
    `update followers set anew_from = seq - $2::bigint + 1, anew_to = seq - $2::bigint + $3::bigint where name = $1`,
    [name, how?.done ?? null, how?.of ?? null],
  )
}
