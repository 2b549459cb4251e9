import { sql } from 'kysely'
import type { ReadHandle, WriteHandle } from '#platform/server/database/handles.ts'
import type { CustomersTables } from './customers.tables.ts'

/** What identifies a customer, normalised. */
export interface IdentityKeys {
  readonly phone: string | null
  readonly email: string | null
  readonly externalId: string | null
}

// An array made by the statement itself: one handed over as it is would have the statement planned anew each time (0.1 ms).
const amongst = (keys: readonly (string | null)[]) => sql<string>`any(array(select unnest(${keys}::text[])))`

/** Rows that carry any key of any of the given people, merged ones included. */
export function rowsOfKeys(db: ReadHandle, people: readonly IdentityKeys[]) {
  const phones = people.flatMap(({ phone }) => phone ?? [])
  const emails = people.flatMap(({ email }) => email ?? [])
  const externalIds = people.flatMap(({ externalId }) => externalId ?? [])
  return db
    .tables<CustomersTables>()
    .selectFrom('customers')
    .select(['id', 'merged_into_id', 'name', 'phone_key', 'email_key', 'external_id'])
    .where((eb) =>
      eb.or([
        ...(phones.length === 0 ? [] : [eb('phone_key', '=', amongst(phones))]),
        ...(emails.length === 0 ? [] : [eb('email_key', '=', amongst(emails))]),
        ...(externalIds.length === 0 ? [] : [eb('external_id', '=', amongst(externalIds))]),
      ]),
    )
    .execute()
}

/** Two requests that bring the same new identity take turns; the lock ends with the transaction. */
export async function lockKeys(db: WriteHandle, keys: IdentityKeys): Promise<void> {
  const texts = [`phone ${keys.phone}`, `email ${keys.email}`, `external ${keys.externalId}`]
  await sql`select pg_advisory_xact_lock(hashtextextended(k, 8620)) from unnest(${texts}::text[]) k order by k`.execute(
    db.own<CustomersTables>(),
  )
}

/** A new customer; the unit is that of the outlet where the first voice was raised. */
export async function insertCustomer(
  db: WriteHandle,
  row: {
    id: string
    name: string | null
    nameKey: string | null
    phone: string | null
    email: string | null
    keys: IdentityKeys
    unitId: string | null
    vip?: boolean
    tags?: readonly string[]
    custom?: Record<string, unknown>
    at: Date
  },
): Promise<void> {
  await sql`
    insert into customers (id, name, name_key, phone, phone_key, email, email_key, external_id, vip, tags, custom, created_at,
      org_unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6)
    select ${row.id}::uuid, ${row.name}, ${row.nameKey}, ${row.phone}, ${row.keys.phone}, ${row.email}, ${row.keys.email},
      ${row.keys.externalId}, ${row.vip ?? false}, ${row.tags ?? []}::text[], ${JSON.stringify(row.custom ?? {})}::jsonb,
      ${row.at}::timestamptz, u.id, u.unit_1, u.unit_2, u.unit_3, u.unit_4, u.unit_5, u.unit_6
    from (select 1) one left join org_units u on u.id = ${row.unitId}::uuid
  `.execute(db.own<CustomersTables>())
}

/** Fields of a customer that may change. */
export type CustomerChange = Partial<
  Pick<
    CustomersTables['customers'],
    | 'name'
    | 'name_key'
    | 'phone'
    | 'phone_key'
    | 'email'
    | 'email_key'
    | 'external_id'
    | 'merged_into_id'
    | 'merged_at'
  > & { vip: boolean; tags: string[]; custom: string }
>

export async function updateCustomer(
  db: WriteHandle,
  customerId: string,
  change: CustomerChange,
): Promise<void> {
  await db.own<CustomersTables>().updateTable('customers').set(change).where('id', '=', customerId).execute()
}

/** Notes that two customers may be one; an answer already given stays. */
export async function noteLikeness(
  db: WriteHandle,
  pair: readonly [string, string],
  at: Date,
): Promise<void> {
  const [customerId, otherId] = [...pair].sort() as [string, string]
  await db
    .own<CustomersTables>()
    .insertInto('customer_likenesses')
    .values({
      customer_id: customerId,
      other_id: otherId,
      noticed_at: at,
      dismissed_at: null,
      dismissed_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
