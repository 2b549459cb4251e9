import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AuditTables } from '../audit.tables.ts'

function runningHolds(db: ReadHandle, now: number) {
  return db
    .tables<AuditTables>()
    .selectFrom('legal_holds')
    .where('released_at', 'is', null)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', new Date(now))]))
}

/** Everything that must be kept now. */
export async function heldSubjects(
  db: ReadHandle,
  now: number,
): Promise<{ customers: string[]; tickets: string[] }> {
  const rows = await runningHolds(db, now).select(['kind', 'subject_id']).distinct().execute()
  const of = (kind: string) => rows.flatMap((row) => (row.kind === kind ? [row.subject_id] : []))
  return { customers: of('customer'), tickets: of('ticket') }
}

/** A hold under which one of these customers or tickets, or a ticket of these customers, must be kept; null when there is none: ask before erasing. */
export async function runningHold(
  db: ReadHandle,
  subjectIds: readonly string[],
  now: number,
): Promise<string | null> {
  if (subjectIds.length === 0) return null
  const held = await runningHolds(db, now)
    .select('id')
    .where((eb) =>
      eb.or([
        eb('subject_id', 'in', [...subjectIds]),
        sql<boolean>`subject_id in (select id from tickets where customer_id = any(${[...subjectIds]}::uuid[]))`,
      ]),
    )
    .orderBy('placed_at')
    .orderBy('id')
    .executeTakeFirst()
  return held?.id ?? null
}
