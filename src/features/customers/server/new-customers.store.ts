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
  /** By what they became known. */
  readonly origin: 'voice' | 'order'
}

/** Writes new customers in one statement, however many. Sorted, so that two imports wait for each other in one order. */
export async function insertNewCustomers(
  db: WriteHandle,
  customers: readonly NewCustomer[],
  at: Date,
): Promise<void> {
  const rows = customers.map(({ id, name, nameKey, keys, unitId }) => ({
    id,
    name,
    name_key: nameKey,
    phone: keys.phone,
    email: keys.email,
    external_id: keys.externalId,
    unit_id: unitId,
  }))
  await sql`
    insert into customers (id, name, name_key, phone, phone_key, email, email_key, external_id, created_at,
      org_unit_id, unit_1, unit_2, unit_3, unit_4, unit_5, unit_6)
    select v.id, v.name, v.name_key, v.phone, v.phone, v.email, v.email, v.external_id, ${at}::timestamptz,
      u.id, u.unit_1, u.unit_2, u.unit_3, u.unit_4, u.unit_5, u.unit_6
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v(id uuid, name text, name_key text, phone text, email text, external_id text, unit_id uuid)
    left join org_units u on u.id = v.unit_id
    order by v.phone, v.email, v.external_id
  `.execute(db.own<CustomersTables>())
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
