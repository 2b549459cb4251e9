import { sql } from 'kysely'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/**
 * Voices of an import that nobody has worked on: no person, customer or program did anything to them or to their tickets. Looking at
 * one is not work.
 */
export async function removableVoices(db: ReadHandle, importId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select f.id from feedbacks f
    where f.import_id = ${importId}
      and not exists (select 1 from feedback_files where feedback_id = f.id)
      and not exists (
        select 1 from events e
        where e.subject_id = f.id and e.actor_kind <> 'system'
          and e.type not in ('intake.feedback_received', 'intake.feedback_unmasked'))
      and not exists (
        select 1 from ticket_feedbacks link
        where link.feedback_id = f.id and (link.linked_by is not null or exists (
          select 1 from events e where e.subject_id = link.ticket_id and e.actor_kind <> 'system')))
    limit ${limit}
  `.execute(db.tables<IntakeTables>() as never)
  return rows.map((row) => row.id)
}

/** How many voices of an import are there. */
export async function voicesOfImport(db: ReadHandle, importId: string): Promise<number> {
  const row = await db
    .tables<IntakeTables>()
    .selectFrom('feedbacks')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('import_id', '=', importId)
    .executeTakeFirst()
  return row?.n ?? 0
}
