import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { ExternalCase } from './external-cases.store.ts'
import type { ExternalCasesTables } from './external-cases.tables.ts'

interface Way {
  readonly from: string
  readonly to: string
}

const own = (db: WriteHandle) => db.own<ExternalCasesTables>()

/** Takes the cases of one ticket to another one, and remembers where they were; gives them as they stand then. */
export async function moveCases(db: WriteHandle, { from, to }: Way, at: Date): Promise<ExternalCase[]> {
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

/** Takes back what had gone from a ticket to another one and is still there; gives the cases as they stand then. */
export async function moveCasesBack(db: WriteHandle, { from, to }: Way, at: Date): Promise<ExternalCase[]> {
  const back = await own(db)
    .updateTable('external_case_moves')
    .set({ returned_at: at })
    .where('from_id', '=', from)
    .where('to_id', '=', to)
    .where('returned_at', 'is', null)
    .returning('external_case_id as id')
    .execute()
  if (back.length === 0) return []
  return own(db)
    .updateTable('external_cases')
    .set({ ticket_id: from })
    .where(
      'id',
      'in',
      back.map(({ id }) => id),
    )
    .where('ticket_id', '=', to)
    .returningAll()
    .execute()
}
