import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { idOf, type Matter } from '../domain/matter.ts'

/** Where a matter stands: with whom, if a person holds it, and whether it is over or there is none. */
interface Standing {
  readonly over: boolean
  readonly holderId: string | null
}

/** How matters stand now: an alert that went into another is over, since that one tells for both; group events and bulk deeds ask for nothing that could be over. */
export async function standings(
  db: ReadHandle,
  matters: readonly Matter[],
): Promise<(matter: Matter) => Standing> {
  const ids = matters.map(idOf)
  const { rows } = await sql<Standing & { id: string }>`
    select id, ended_at is not null as over, assignee_id as "holderId" from tickets where id = any(${ids}::uuid[])
    union all select id, state in ('answered', 'cancelled'), null from joint_tasks where id = any(${ids}::uuid[])
    union all select id, ended_at is not null, null from supervision_letters where id = any(${ids}::uuid[])
    union all select alert_id, true, null from alert_closures where alert_id = any(${ids}::uuid[])
    union all select id, true, null from alerts where merged_into is not null and id = any(${ids}::uuid[])`.execute(
    db.tables<object>() as never,
  )
  const found = new Map(rows.map((row) => [row.id, row]))
  return (matter) => found.get(idOf(matter)) ?? { over: false, holderId: null }
}
