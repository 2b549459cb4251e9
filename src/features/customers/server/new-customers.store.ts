import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { IdentityKeys } from './customers.store.ts'
import type { CustomersTables } from './customers.tables.ts'

/** A customer nobody knew before; the unit is that of the outlet where the first voice was raised. */
export interface NewCustomer {
  readonly id: string
  readonly name: string | null
  readonly nameKey: string | null
  readonly keys: IdentityKeys
  readonly unitId: string | null
}

/**
 * Writes new customers in one statement and gives back the ids of those that are in. An identity that somebody else brought in the
 * meantime is left out: whoever committed first keeps it. Sorted, so that two imports wait for each other in one order.
 */
export async function insertNewCustomers(
  db: WriteHandle,
  customers: readonly NewCustomer[],
  at: Date,
): Promise<Set<string>> {
  if (customers.length === 0) return new Set()
  const rows = customers.map(({ id, name, nameKey, keys, unitId }) => ({
    id,
    name,
    name_key: nameKey,
    phone: keys.phone,
    email: keys.email,
    external_id: keys.externalId,
    unit_id: unitId,
  }))
  const { rows: written } = await sql<{ id: string }>`
    insert into customers (id, name, name_key, phone, phone_key, email, email_key, external_id, created_at,
      org_unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6)
    select v.id, v.name, v.name_key, v.phone, v.phone, v.email, v.email, v.external_id, ${at}::timestamptz,
      u.id, u.unit_1, u.unit_2, u.unit_3, u.unit_4, u.unit_5, u.unit_6
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v(id uuid, name text, name_key text, phone text, email text, external_id text, unit_id uuid)
    left join org_units u on u.id = v.unit_id
    order by v.phone, v.email, v.external_id
    on conflict do nothing
    returning id
  `.execute(db.own<CustomersTables>())
  return new Set(written.map((row) => row.id))
}

/** A row as recognition reads it; `fresh` when it was written just now. */
export interface KnownCustomer {
  id: string
  merged_into_id: string | null
  name: string | null
  phone_key: string | null
  email_key: string | null
  external_id: string | null
  fresh: boolean
}

/**
 * Finds the rows that carry any key of the given people, and writes those of them who `mayBeNew` and share no key with a row, in one
 * statement and one round trip. One whose identity is being brought by somebody else at this moment is neither found nor written.
 */
export async function findOrInsertCustomers(
  db: WriteHandle,
  given: readonly (NewCustomer & { readonly mayBeNew: boolean })[],
  at: Date,
): Promise<KnownCustomer[]> {
  const rows = given.map(({ id, name, nameKey, keys, unitId, mayBeNew }) => ({
    id,
    name,
    name_key: nameKey,
    phone: keys.phone,
    email: keys.email,
    external_id: keys.externalId,
    unit_id: unitId,
    may_be_new: mayBeNew,
  }))
  const result = await sql<KnownCustomer>`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, name text, name_key text, phone text, email text,
        external_id text, unit_id uuid, may_be_new boolean)),
    known as materialized (
      select id, merged_into_id, name, phone_key, email_key, external_id from customers
      where phone_key = any(array(select phone from given)) or email_key = any(array(select email from given))
        or external_id = any(array(select external_id from given))),
    fresh as (
      insert into customers (id, name, name_key, phone, phone_key, email, email_key, external_id, created_at,
        org_unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6)
      select v.id, v.name, v.name_key, v.phone, v.phone, v.email, v.email, v.external_id, ${at}::timestamptz,
        u.id, u.unit_1, u.unit_2, u.unit_3, u.unit_4, u.unit_5, u.unit_6
      from given v left join org_units u on u.id = v.unit_id
      where v.may_be_new and not exists (
        select from known k where k.phone_key = v.phone or k.email_key = v.email or k.external_id = v.external_id)
      order by v.phone, v.email, v.external_id
      on conflict do nothing
      returning id, merged_into_id, name, phone_key, email_key, external_id)
    select *, false as fresh from known union all select *, true from fresh
  `.execute(db.own<CustomersTables>())
  return result.rows
}

/** Deletes customers to whom nothing refers. */
export async function deleteCustomers(db: WriteHandle, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return
  await db
    .own<CustomersTables>()
    .deleteFrom('customers')
    .where('id', 'in', [...customerIds])
    .execute()
}
