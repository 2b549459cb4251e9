import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { ExternalCase } from './external-cases.store.ts'
import type { ExternalCasesTables } from './external-cases.tables.ts'

const own = (db: WriteHandle) => db.own<ExternalCasesTables>()

/** Lets one transaction at a time look where cases belong and move them there. */
export async function lockMoves(db: WriteHandle): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('external-cases.moves', 0))`.execute(own(db))
}

/** Takes the cases of one ticket to another one, and remembers where they were; gives them as they stand then. */
export async function moveCases(
  db: WriteHandle,
  { from, to }: { from: string; to: string },
  at: Date,
): Promise<ExternalCase[]> {
  const moved = await own(db)
    .updateTable('external_cases')
    .set({ ticket_id: to })
    .where('ticket_id', '=', from)
    .returningAll()
    .execute()
  const moves = moved.map(({ id }) => ({
    external_case_id: id,
    from_id: from,
    to_id: to,
    at,
    returned_at: null,
  }))
  if (moves.length > 0) await own(db).insertInto('external_case_moves').values(moves).execute()
  return moved
}

/**
 * Takes back what had gone from a ticket, however far it went on since; `unless` it went to the ticket where it belongs. Gives the cases as
 * they stand then.
 */
export async function moveCasesBack(
  db: WriteHandle,
  { from, unless }: { from: string; unless: string | null },
  at: Date,
): Promise<ExternalCase[]> {
  const { rows: back } = await sql<{ id: string }>`
    with recursive gone as (
      select external_case_id, from_id, to_id from external_case_moves
      where from_id = ${from}::uuid and to_id is distinct from ${unless}::uuid and returned_at is null
      union
      select further.external_case_id, further.from_id, further.to_id
      from gone join external_case_moves further
        on further.external_case_id = gone.external_case_id and further.from_id = gone.to_id
      where further.returned_at is null
    )
    update external_case_moves as moves set returned_at = ${at}::timestamptz from gone
    where moves.external_case_id = gone.external_case_id and moves.from_id = gone.from_id
      and moves.to_id = gone.to_id and moves.returned_at is null
    returning moves.external_case_id as id
  `.execute(own(db))
  if (back.length === 0) return []
  return own(db)
    .updateTable('external_cases')
    .set({ ticket_id: from })
    .where(
      'id',
      'in',
      back.map(({ id }) => id),
    )
    .returningAll()
    .execute()
}
