import { type Insertable, type Selectable, sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { Booking, CompensationState, Step } from '../domain/life.ts'
import type { CompensationRow, CompensationTables } from './compensation.tables.ts'

/** A compensation as it stands in its row. */
export type Compensation = Selectable<CompensationRow>

const own = (db: WriteHandle) => db.own<CompensationTables>()

export async function insertCompensation(
  db: WriteHandle,
  row: Insertable<CompensationRow>,
): Promise<Compensation> {
  return own(db).insertInto('compensations').values(row).returningAll().executeTakeFirstOrThrow()
}

export async function lockCompensation(db: WriteHandle, id: string): Promise<Compensation> {
  return own(db)
    .selectFrom('compensations')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function moveCompensation(
  db: WriteHandle,
  { id, version }: Compensation,
  state: CompensationState,
): Promise<Compensation> {
  return own(db)
    .updateTable('compensations')
    .set({ state, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function addStep(
  db: WriteHandle,
  row: {
    id: string
    compensation_id: string
    step: Step | 'offer'
    words: string | null
    at: Date
    by: string | null
  },
): Promise<void> {
  await own(db).insertInto('compensation_steps').values(row).execute()
}

/** Writes into the ledger, which is only ever added to. */
export async function book(
  db: WriteHandle,
  given: Compensation,
  { id, at, by, entry, committed, paid }: Booking & { id: string; at: Date; by: string | null },
): Promise<void> {
  const { org_unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6 } = given
  const { currency, booked_on, kind_id, agent_id } = given
  await own(db)
    .insertInto('compensation_ledger')
    .values({
      ...{ id, compensation_id: given.id, entry, committed_minor: committed, paid_minor: paid, at, by },
      ...{ currency, booked_on, kind_id, agent_id },
      ...{ org_unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6 },
    })
    .execute()
}

/** One offer after the other: what one's limits leave and what was given before is only known when nobody else gives meanwhile. */
export async function lockOffers(db: WriteHandle): Promise<void> {
  await own(db).selectFrom('compensation_rule').select('id').forUpdate().executeTakeFirstOrThrow()
}

/** Keeps the budgets that stand over a unit on a day from being used by anybody else until this deed is done. */
export async function lockBudgets(
  db: WriteHandle,
  { unitPath, currency, day }: { unitPath: readonly string[]; currency: string; day: string },
): Promise<void> {
  await own(db)
    .selectFrom('compensation_budgets')
    .select('id')
    .where('org_unit_id', 'in', [...unitPath])
    .where('currency', '=', currency)
    .where(sql<boolean>`${day}::date between from_day and to_day`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function saveKind(
  db: WriteHandle,
  kind: { id: string; nameZh: string; nameEn: string; currency: string; active: boolean },
): Promise<void> {
  const { id, nameZh, nameEn, currency, active } = kind
  const named = { name_zh: nameZh, name_en: nameEn, active }
  await own(db)
    .insertInto('compensation_kinds')
    .values({
      id,
      currency,
      ...named,
      position: sql`(select coalesce(max(position), 0) + 1 from compensation_kinds)`,
    })
    // What was given keeps its currency.
    .onConflict((conflict) => conflict.column('id').doUpdateSet(named))
    .execute()
}

export async function saveLimit(
  db: WriteHandle,
  row: Insertable<CompensationTables['compensation_limits']>,
): Promise<void> {
  const { each_minor, period_minor, approve_minor } = row
  await own(db)
    .insertInto('compensation_limits')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['role_key', 'currency']).doUpdateSet({ each_minor, period_minor, approve_minor }),
    )
    .execute()
}

export async function saveBudget(
  db: WriteHandle,
  row: Insertable<CompensationTables['compensation_budgets']>,
): Promise<void> {
  await own(db)
    .insertInto('compensation_budgets')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ amount_minor: row.amount_minor }))
    .execute()
}

export async function saveRule(
  db: WriteHandle,
  rule: Pick<
    Insertable<CompensationTables['compensation_rule']>,
    'period_days' | 'repeat_days' | 'often' | 'refuses'
  >,
): Promise<string> {
  const row = await own(db)
    .updateTable('compensation_rule')
    .set(rule)
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Takes the words out of what was given for tickets; the sums stay. */
export async function eraseWords(db: WriteHandle, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return
  const given = own(db)
    .selectFrom('compensations')
    .select('id')
    .where('ticket_id', 'in', [...ticketIds])
  await own(db)
    .updateTable('compensation_steps')
    .set({ words: null })
    .where('compensation_id', 'in', given)
    .execute()
  await own(db)
    .updateTable('compensations')
    .set({ reason: '', order_number: null })
    .where('ticket_id', 'in', [...ticketIds])
    .execute()
}
