import type { Insertable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { ChecklistsTables } from './checklists.tables.ts'

const own = (db: WriteHandle) => db.own<ChecklistsTables>()

type Row<Table extends keyof ChecklistsTables> = Insertable<ChecklistsTables[Table]>

/** A list that nobody else changes meanwhile; undefined where there is none. */
export async function lockChecklist(db: WriteHandle, checklistId: string) {
  return own(db)
    .selectFrom('checklists')
    .selectAll()
    .where('id', '=', checklistId)
    .forUpdate()
    .executeTakeFirst()
}

/** Adds a list, or the next version of one. */
export async function saveVersion(
  db: WriteHandle,
  names: Pick<Row<'checklists'>, 'name_zh' | 'name_en'>,
  version: Row<'checklist_versions'>,
): Promise<void> {
  await own(db)
    .insertInto('checklists')
    .values({ id: version.checklist_id, version: version.version, archived_at: null, ...names })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...names, version: version.version }))
    .execute()
  await own(db).insertInto('checklist_versions').values(version).execute()
}

export async function putAway(db: WriteHandle, checklistId: string, at: Date | null): Promise<void> {
  await own(db).updateTable('checklists').set({ archived_at: at }).where('id', '=', checklistId).execute()
}

/** Ticks an item, anew if it was taken back. */
export async function addTick(
  db: WriteHandle,
  row: Omit<Row<'checklist_ticks'>, 'withdrawn_at'>,
): Promise<void> {
  const { words, at, by } = row
  await own(db)
    .insertInto('checklist_ticks')
    .values({ ...row, withdrawn_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(['ticket_id', 'cycle', 'checklist_id', 'item'])
        .doUpdateSet({ words, at, by, withdrawn_at: null }),
    )
    .execute()
}

/** Takes a tick back; tells whether there was one. */
export async function withdrawTick(
  db: WriteHandle,
  {
    ticket_id,
    cycle,
    checklist_id,
    item,
  }: Pick<Row<'checklist_ticks'>, 'ticket_id' | 'cycle' | 'checklist_id' | 'item'>,
  at: Date,
): Promise<boolean> {
  const result = await own(db)
    .updateTable('checklist_ticks')
    .set({ withdrawn_at: at })
    .where('ticket_id', '=', ticket_id)
    .where('cycle', '=', cycle)
    .where('checklist_id', '=', checklist_id)
    .where('item', '=', item)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function addEvidence(
  db: WriteHandle,
  rows: readonly Row<'checklist_evidence'>[],
): Promise<void> {
  if (rows.length > 0)
    await own(db)
      .insertInto('checklist_evidence')
      .values([...rows])
      .execute()
}

/** Takes the words and files out of the lists of tickets; gives the files' ids. */
export async function eraseEvidence(db: WriteHandle, ticketIds: readonly string[]): Promise<string[]> {
  if (ticketIds.length === 0) return []
  await own(db)
    .updateTable('checklist_ticks')
    .set({ words: null })
    .where('ticket_id', 'in', [...ticketIds])
    .execute()
  const gone = await own(db)
    .deleteFrom('checklist_evidence')
    .where('ticket_id', 'in', [...ticketIds])
    .returning('file_id')
    .execute()
  return gone.map((row) => row.file_id)
}
