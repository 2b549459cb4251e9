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

/** Rows that carry any key of any of the lists, merged ones included. */
export function rowsOfAnyKeys(db: WriteHandle, keys: readonly IdentityKeys[]) {
  const listed = (key: keyof IdentityKeys) => [
    ...new Set(keys.map((one) => one[key]).filter((value) => value !== null)),
  ]
  return db
    .own<CustomersTables>()
    .selectFrom('customers')
    .select(['id', 'merged_into_id', 'name', 'phone_key', 'email_key', 'external_id'])
    .where(
      sql<boolean>`phone_key = any(${listed('phone')}::text[]) or email_key = any(${listed('email')}::text[])
        or external_id = any(${listed('externalId')}::text[])`,
    )
    .execute()
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
