import type { TestHouse } from '#platform/server/testing/test-house.ts'

/** Events of one type as they stand in the log, the earliest first. */
export async function readEvents(house: TestHouse, type: string) {
  const { rows } = await house.open.pool.query<{ subject_id: string; facts: Record<string, unknown> }>(
    'select subject_id, facts from events where type = $1 order by at, seq',
    [type],
  )
  return rows
}
