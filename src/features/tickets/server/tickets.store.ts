import { type Insertable, sql, type Updateable } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import { jsonText } from '#platform/server/database/json-text.ts'
import { insertMany } from '#platform/server/database/many-rows.ts'
import { titlePairs } from '../domain/title.ts'
import type { Ticket } from './public/visible-tickets.ts'
import type { TicketRow, TicketsTables } from './tickets.tables.ts'

const own = (db: WriteHandle) => db.own<TicketsTables>()

/** Serial parts of ticket numbers; gaps are harmless, waiting for each other is not. */
export async function takeSerials(db: WriteHandle, count: number): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`
    select nextval('ticket_numbers') as n from generate_series(1, ${count}::int)`.execute(own(db))
  return rows.map((row) => row.n)
}

export async function insertTickets(
  db: WriteHandle,
  rows: readonly Insertable<TicketRow>[],
): Promise<Ticket[]> {
  const tickets = await insertMany(own(db), { table: 'tickets', rows }, sql<Ticket>`returning *`)
  await indexTitles(db, tickets)
  return tickets
}

/** Notes what tickets' titles are found by now. The database makes pairs as well, as it did when the table came, but takes ten times as long. */
async function indexTitles(db: WriteHandle, tickets: readonly Pick<Ticket, 'id' | 'title'>[]): Promise<void> {
  const rows = jsonText(tickets.map(({ id, title }) => ({ id, pairs: titlePairs(title) })))
  await sql`
    insert into ticket_titles (ticket_id, pairs)
    select id, array_to_tsvector(pairs) from jsonb_to_recordset(${rows}::jsonb) as found (id uuid, pairs text[])
    on conflict (ticket_id) do update set pairs = excluded.pairs`.execute(own(db))
}

/** Changes locked tickets alike, each to its next version, in one statement. */
export async function updateTickets(
  db: WriteHandle,
  ticketIds: readonly string[],
  change: Updateable<TicketRow>,
): Promise<Ticket[]> {
  const tickets = await own(db)
    .updateTable('tickets')
    .set(change)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', 'in', [...ticketIds])
    .returningAll()
    .execute()
  if (change.title !== undefined) await indexTitles(db, tickets)
  return tickets
}

/** Gives tickets their unit, person and tier. */
export async function placeTickets(
  db: WriteHandle,
  rows: readonly object[],
  { at, by }: { at: Date; by: string | null },
): Promise<Ticket[]> {
  const result = await sql<Ticket>`
    update tickets set assignee_id = place.assignee_id, tier = place.tier, org_unit_id = place.org_unit_id,
      unit_1 = place.unit_1, unit_2 = place.unit_2, unit_3 = place.unit_3,
      unit_4 = place.unit_4, unit_5 = place.unit_5, unit_6 = place.unit_6,
      version = tickets.version + 1, changed_at = ${at}, changed_by = ${by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as place (id uuid, assignee_id uuid, tier smallint,
      org_unit_id uuid, unit_1 uuid, unit_2 uuid, unit_3 uuid, unit_4 uuid, unit_5 uuid, unit_6 uuid)
    where tickets.id = place.id
    returning tickets.*`.execute(own(db))
  return result.rows
}

/** Tables whose rows are only ever added. */
type Record =
  | 'ticket_holds'
  | 'ticket_contacts'
  | 'ticket_notes'
  | 'ticket_messages'
  | 'ticket_resolutions'
  | 'ticket_verifications'
  | 'ticket_closures'
  | 'ticket_reviews'
  | 'ticket_reopenings'
  | 'ticket_withdrawals'
  | 'ticket_flags'
  | 'ticket_confirmations'

/** Adds a record unless it is there already; tells whether it was new. */
export async function addRecord<Table extends Record>(
  db: WriteHandle,
  table: Table,
  row: Insertable<TicketsTables[Table]>,
): Promise<boolean> {
  const result = await own(db)
    .insertInto(table)
    .values(row as never)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function removeConfirmation(
  db: WriteHandle,
  { ticketId, cycle, code }: { ticketId: string; cycle: number; code: string },
): Promise<boolean> {
  const result = await own(db)
    .deleteFrom('ticket_confirmations')
    .where('ticket_id', '=', ticketId)
    .where('cycle', '=', cycle)
    .where('code', '=', code as never)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** A ticket taken out of a merge is not withdrawn any more; its events keep that it was. */
export async function removeWithdrawal(db: WriteHandle, ticketId: string): Promise<void> {
  await own(db).deleteFrom('ticket_withdrawals').where('ticket_id', '=', ticketId).execute()
}

/** Ends the running hold, of one reason if given; null when none runs. */
export async function endHold(
  db: WriteHandle,
  ticketId: string,
  end: { at: Date; by: string | null; reason?: 'customer' },
) {
  let update = own(db)
    .updateTable('ticket_holds')
    .set({ until: end.at, released_by: end.by })
    .where('ticket_id', '=', ticketId)
    .where('until', 'is', null)
  if (end.reason !== undefined) update = update.where('reason', '=', end.reason)
  return (await update.returning(['reason', 'cycle']).executeTakeFirst()) ?? null
}

/** Sets the clocks' standing on tickets where it differs; `dueAt` null means that nothing is due. */
export async function saveClockStandings(
  db: WriteHandle,
  standings: readonly { ticketId: string; dueAt: Date | null; breached: boolean }[],
): Promise<void> {
  const rows = JSON.stringify(
    standings.map(({ ticketId, dueAt, breached }) => ({
      id: ticketId,
      due: dueAt?.toISOString() ?? 'infinity',
      breached,
    })),
  )
  await sql`
    update tickets set next_due_at = standing.due, breached = standing.breached
    from jsonb_to_recordset(${rows}::jsonb) as standing (id uuid, due timestamptz, breached boolean)
    where tickets.id = standing.id
      and (tickets.next_due_at, tickets.breached) is distinct from (standing.due, standing.breached)`.execute(
    own(db),
  )
}

export async function savePolicy(
  db: WriteHandle,
  policy: Updateable<TicketsTables['ticket_policy']>,
  requirements: readonly { code: string; requiredFor: readonly string[] }[],
): Promise<string> {
  for (const { code, requiredFor } of requirements) {
    await own(db)
      .updateTable('confirmation_requirements')
      .set({ required_for: [...requiredFor] as never })
      .where('code', '=', code as never)
      .execute()
  }
  const row = await own(db).updateTable('ticket_policy').set(policy).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** Moves a merged customer's tickets to the one who survives. */
export async function moveCustomer(db: WriteHandle, from: string, to: string): Promise<void> {
  await own(db).updateTable('tickets').set({ customer_id: to }).where('customer_id', '=', from).execute()
}

/** Gives tickets back to a customer who was taken out of a merge again. */
export async function moveCustomerBack(
  db: WriteHandle,
  ticketIds: readonly string[],
  to: string,
): Promise<void> {
  if (ticketIds.length === 0) return
  await own(db)
    .updateTable('tickets')
    .set({ customer_id: to })
    .where('id', 'in', [...ticketIds])
    .execute()
}

/** Removes what a customer's tickets say about them in words. Figures, states and times stay. */
export async function eraseWords(db: WriteHandle, customerIds: readonly string[]): Promise<void> {
  const theirs = own(db)
    .selectFrom('tickets')
    .select('id')
    .where('customer_id', 'in', [...customerIds])
  await own(db).updateTable('ticket_notes').set({ text: '' }).where('ticket_id', 'in', theirs).execute()
  await own(db)
    .updateTable('ticket_messages')
    .set({ text: '' })
    .where('ticket_id', 'in', theirs)
    .where('text', 'is not', null)
    .execute()
  await own(db).updateTable('ticket_holds').set({ note: null }).where('ticket_id', 'in', theirs).execute()
  await own(db)
    .updateTable('ticket_resolutions')
    .set({ solution: '' })
    .where('ticket_id', 'in', theirs)
    .execute()
  const tickets = await own(db)
    .updateTable('tickets')
    .set({ title: '', custom: '{}' })
    .where('customer_id', 'in', [...customerIds])
    .returning(['id', 'title'])
    .execute()
  await indexTitles(db, tickets)
}
