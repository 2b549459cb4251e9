import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { DispatchTables, ShiftChangeRow, ShiftRow } from './dispatch.tables.ts'

const own = (db: WriteHandle) => db.own<DispatchTables>()

export async function saveShift(db: WriteHandle, row: ShiftRow): Promise<void> {
  const { person_id: _, ...change } = row
  await own(db)
    .insertInto('dispatch_shifts')
    .values(row)
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(change))
    .execute()
}

export async function lockShift(db: WriteHandle, personId: string): Promise<ShiftRow | undefined> {
  return own(db)
    .selectFrom('dispatch_shifts')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
}

export async function deleteShift(db: WriteHandle, personId: string): Promise<void> {
  await own(db).deleteFrom('dispatch_shifts').where('person_id', '=', personId).execute()
}

export async function insertShiftChange(db: WriteHandle, row: ShiftChangeRow): Promise<void> {
  await own(db).insertInto('dispatch_shift_changes').values(row).execute()
}

export async function deleteShiftChange(
  db: WriteHandle,
  change: { personId: string; changeId: string },
): Promise<ShiftChangeRow | undefined> {
  return own(db)
    .deleteFrom('dispatch_shift_changes')
    .where('id', '=', change.changeId)
    .where('person_id', '=', change.personId)
    .returningAll()
    .executeTakeFirst()
}

/** Has a shift looked at at once. */
export async function lookAtShifts(
  db: WriteHandle,
  which: { personId: string } | { calendarId: string },
  now: number,
): Promise<void> {
  const update = own(db)
    .updateTable('dispatch_shifts')
    .set({ next_at: new Date(now) })
  const chosen =
    'personId' in which
      ? update.where('person_id', '=', which.personId)
      : update.where('calendar_id', '=', which.calendarId)
  await chosen.execute()
}

/** Takes shifts whose time has come, each by one worker. Leans on dispatch_shifts_next. */
export async function lockDueShifts(db: WriteHandle, now: number, limit: number): Promise<ShiftRow[]> {
  return own(db)
    .selectFrom('dispatch_shifts')
    .selectAll()
    .where('next_at', '<=', new Date(now))
    .orderBy('next_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

export async function changesOf(db: WriteHandle, personIds: readonly string[], now: number) {
  if (personIds.length === 0) return []
  return own(db)
    .selectFrom('dispatch_shift_changes')
    .selectAll()
    .where('person_id', 'in', [...personIds])
    .where('ends_at', '>', new Date(now))
    .execute()
}

/** What whoever leaves has noted for the next ones; read once. */
export async function takeHandoverNotes(
  db: WriteHandle,
  held: { personId: string; ticketIds: readonly string[] },
): Promise<Map<string, string>> {
  if (held.ticketIds.length === 0) return new Map()
  const rows = await own(db)
    .deleteFrom('dispatch_handover_notes')
    .where('ticket_id', 'in', [...held.ticketIds])
    .where('person_id', '=', held.personId)
    .returning(['ticket_id', 'text'])
    .execute()
  return new Map(rows.map((row) => [row.ticket_id, row.text]))
}

export async function saveHandoverNote(
  db: WriteHandle,
  note: { ticketId: string; personId: string; text: string },
): Promise<void> {
  const { ticketId, personId, text } = note
  await own(db).deleteFrom('dispatch_handover_notes').where('ticket_id', '=', ticketId).execute()
  if (text === '') return
  await own(db)
    .insertInto('dispatch_handover_notes')
    .values({ ticket_id: ticketId, person_id: personId, text })
    .execute()
}

/** Whoever is erased worked at no hours; what others noted on their tickets stays. */
export async function forgetPeople(db: WriteHandle, personIds: readonly string[]): Promise<void> {
  for (const table of [
    'dispatch_shifts',
    'dispatch_shift_changes',
    'dispatch_handover_notes',
    'dispatch_profiles',
  ] as const)
    await own(db)
      .deleteFrom(table)
      .where('person_id', 'in', [...personIds])
      .execute()
}
