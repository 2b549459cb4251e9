import type { Insertable, Selectable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { AppealVerdict } from '../domain/responsibility.ts'
import type { ResponsibilityRow, SupervisionTables } from './supervision.tables.ts'

export type Responsibility = Selectable<ResponsibilityRow>
export type Appeal = Selectable<SupervisionTables['supervision_appeals']>

const own = (db: WriteHandle) => db.own<SupervisionTables>()

export async function sharesOf(db: WriteHandle, caseId: string): Promise<number[]> {
  const rows = await own(db)
    .selectFrom('supervision_responsibilities')
    .select('share')
    .where('case_id', '=', caseId)
    .execute()
  return rows.map(({ share }) => share)
}

export async function insertResponsibility(
  db: WriteHandle,
  row: Insertable<ResponsibilityRow>,
): Promise<void> {
  await own(db).insertInto('supervision_responsibilities').values(row).execute()
}

export async function lockResponsibility(db: WriteHandle, responsibilityId: string): Promise<Responsibility> {
  return own(db)
    .selectFrom('supervision_responsibilities')
    .selectAll()
    .where('id', '=', responsibilityId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function appealOf(db: WriteHandle, responsibilityId: string): Promise<Appeal | undefined> {
  return own(db)
    .selectFrom('supervision_appeals')
    .selectAll()
    .where('responsibility_id', '=', responsibilityId)
    .executeTakeFirst()
}

export async function insertAppeal(
  db: WriteHandle,
  row: {
    id: string
    responsibility_id: string
    words: string
    at: Date
    by: string | null
    share_before: number
  },
): Promise<void> {
  await own(db).insertInto('supervision_appeals').values(row).execute()
}

/** Decides an appeal; what was noted before stays with it. */
export async function saveDecision(
  db: WriteHandle,
  appeal: Appeal,
  decided: { verdict: AppealVerdict; shareAfter: number; reason: string; at: Date; by: string | null },
): Promise<void> {
  const { verdict, shareAfter, reason, at, by } = decided
  await own(db)
    .updateTable('supervision_appeals')
    .set({ verdict, share_after: shareAfter, reason, decided_at: at, decided_by: by })
    .where('id', '=', appeal.id)
    .execute()
  await own(db)
    .updateTable('supervision_responsibilities')
    .set({ share: shareAfter })
    .where('id', '=', appeal.responsibility_id)
    .execute()
}

/** Takes the words out of all that was written about tickets; who did what and when stays. */
export async function eraseWords(db: WriteHandle, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  const about = [...ticketIds]
  const letters = own(db).selectFrom('supervision_letters').select('id').where('ticket_id', 'in', about)
  const noted = own(db)
    .selectFrom('supervision_responsibilities')
    .select('id')
    .where('ticket_id', 'in', about)
  const emptied = [
    own(db).updateTable('supervision_causes').set({ words: null }).where('ticket_id', 'in', about),
    own(db).updateTable('supervision_cases').set({ conclusion: null }).where('ticket_id', 'in', about),
    own(db)
      .updateTable('supervision_answers')
      .set({ text: '', verdict_words: null })
      .where('letter_id', 'in', letters),
    own(db)
      .updateTable('supervision_appeals')
      .set({ words: '', reason: null })
      .where('responsibility_id', 'in', noted),
    own(db).updateTable('supervision_responsibilities').set({ reason: '' }).where('ticket_id', 'in', about),
    own(db)
      .updateTable('supervision_letters')
      .set({ demand: '', withdrawn_why: null })
      .where('ticket_id', 'in', about),
  ]
  for (const update of emptied) await update.execute()
}
