import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { ExternalCaseRow, ExternalCasesTables } from './external-cases.tables.ts'

/** An external case as it stands in its row. */
export type ExternalCase = Selectable<ExternalCaseRow>

const own = (db: WriteHandle) => db.own<ExternalCasesTables>()

export async function insertCase(db: WriteHandle, row: Insertable<ExternalCaseRow>): Promise<ExternalCase> {
  return own(db).insertInto('external_cases').values(row).returningAll().executeTakeFirstOrThrow()
}

/** Lets one transaction at a time look whether a number is taken, and take it. */
export async function lockNumber(
  db: WriteHandle,
  { source, number_key }: { readonly source: string; readonly number_key: string },
): Promise<void> {
  const key = `external-cases.number ${source} ${number_key}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(own(db))
}

export async function lockCase(db: WriteHandle, id: string): Promise<ExternalCase> {
  return own(db)
    .selectFrom('external_cases')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function updateCase(
  db: WriteHandle,
  { id, version }: Pick<ExternalCase, 'id' | 'version'>,
  change: Omit<Updateable<ExternalCaseRow>, 'id' | 'version'>,
): Promise<ExternalCase> {
  return own(db)
    .updateTable('external_cases')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function addStep(
  db: WriteHandle,
  row: Insertable<ExternalCasesTables['external_case_steps']>,
): Promise<void> {
  await own(db).insertInto('external_case_steps').values(row).execute()
}

/** Open cases whose time to speak has come, kept from everybody else who looks. */
export async function takeDueCases(db: WriteHandle, now: Date, most: number): Promise<ExternalCase[]> {
  return own(db)
    .selectFrom('external_cases')
    .selectAll()
    .where('next_wake_at', '<=', now)
    .orderBy('next_wake_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** Says when a case speaks again; who saw it before may still act on it. */
export async function wakeCase(db: WriteHandle, id: string, at: Date | null): Promise<void> {
  await own(db).updateTable('external_cases').set({ next_wake_at: at }).where('id', '=', id).execute()
}

/** Open cases whose days are counted, in one order. */
export async function lockCountedCases(db: WriteHandle): Promise<ExternalCase[]> {
  return own(db)
    .selectFrom('external_cases')
    .selectAll()
    .where('state', '=', 'open')
    .orderBy('id')
    .forUpdate()
    .execute()
}

/**
 * Takes the numbers and the words out of the cases that came with tickets, wherever they went since; sources and days stay. What came to
 * these tickets from others is of other customers, and stays.
 */
export async function eraseWords(db: WriteHandle, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  const { rows } = await sql<{ id: string }>`
    select id from external_cases as cases where ticket_id = any(${[...ticketIds]}::uuid[])
      and not exists (select 1 from external_case_moves where external_case_id = cases.id and returned_at is null)
    union
    select external_case_id from external_case_moves as first
    where from_id = any(${[...ticketIds]}::uuid[]) and returned_at is null
      and not exists (select 1 from external_case_moves as before where before.external_case_id = first.external_case_id
        and before.to_id = first.from_id and before.returned_at is null)
  `.execute(own(db))
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await own(db)
    .updateTable('external_case_steps')
    .set({ words: null })
    .where('external_case_id', 'in', ids)
    .execute()
  await own(db)
    .updateTable('external_cases')
    .set({ number: null, number_key: null, source_name: null, official: null })
    .where('id', 'in', ids)
    .execute()
}
