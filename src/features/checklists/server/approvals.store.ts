import type { Insertable, Selectable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { ChecklistsTables } from './checklists.tables.ts'

type Row = ChecklistsTables['checklist_approvals']
export type Approval = Selectable<Row>

const own = (db: WriteHandle) => db.own<ChecklistsTables>()

/** Keeps a request; false where another one for the same item waits. */
export async function addApproval(
  db: WriteHandle,
  asked: Pick<
    Insertable<Row>,
    'id' | 'ticket_id' | 'cycle' | 'checklist_id' | 'item' | 'place' | 'asked_at' | 'asked_by' | 'words'
  >,
): Promise<boolean> {
  const result = await own(db)
    .insertInto('checklist_approvals')
    .values({ ...asked, state: 'open', decided_at: null, decided_by: null, decision: null })
    .onConflict((conflict) =>
      conflict
        .columns(['ticket_id', 'cycle', 'checklist_id', 'item'])
        .where('state', '=', 'open')
        .doNothing(),
    )
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** A request, to find its ticket by. */
export async function approvalOf(db: WriteHandle, approvalId: string): Promise<Approval | undefined> {
  return own(db).selectFrom('checklist_approvals').selectAll().where('id', '=', approvalId).executeTakeFirst()
}

/** Writes the decision; false where somebody else decided meanwhile. */
export async function saveDecision(
  db: WriteHandle,
  approvalId: string,
  decision: Pick<Approval, 'state' | 'decided_at' | 'decided_by' | 'decision'>,
): Promise<boolean> {
  const result = await own(db)
    .updateTable('checklist_approvals')
    .set(decision)
    .where('id', '=', approvalId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Takes the words out of the requests on tickets. */
export async function eraseApprovalWords(db: WriteHandle, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  await own(db)
    .updateTable('checklist_approvals')
    .set((eb) => ({
      words: '',
      decision: eb.case().when('decision', 'is', null).then(null).else('').end(),
    }))
    .where('ticket_id', 'in', [...ticketIds])
    .execute()
}
