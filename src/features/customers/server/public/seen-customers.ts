import { sql } from 'kysely'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CustomersTables } from '../customers.tables.ts'
import { visibleCustomers } from '../visible-customers.ts'

/** The ids of a customer whom the actor sees, and of everyone merged into them. Refuses `platform.notFound`. */
export async function idsOfSeenCustomer(
  read: ReadHandle,
  actor: Actor,
  customerId: string,
): Promise<string[]> {
  const seen = await visibleCustomers(read, actor)
    .select('id')
    .where('id', '=', customerId)
    .executeTakeFirst()
  if (seen === undefined) throw new Refusal('platform.notFound', 'missing')
  const merged = await read
    .tables<CustomersTables>()
    .selectFrom('customers')
    .select('id')
    .where('merged_into_id', '=', customerId)
    .execute()
  return [customerId, ...merged.map(({ id }) => id)]
}

/** Who stands behind rows of customers: by each row's id the customer it is or went into, and their name where the actor sees them. */
export async function customersBehind(read: ReadHandle, actor: Actor, customerIds: readonly string[]) {
  if (customerIds.length === 0) return new Map<string, { id: string; seen: { name: string | null } | null }>()
  const rows = await read
    .tables<CustomersTables>()
    .selectFrom('customers')
    .select(['id', sql<string>`coalesce(merged_into_id, id)`.as('survivor')])
    .where('id', 'in', [...customerIds])
    .execute()
  const seen = await visibleCustomers(read, actor)
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(rows.map(({ survivor }) => survivor))])
    .execute()
  const names = new Map(seen.map(({ id, name }) => [id, { name }]))
  return new Map(rows.map(({ id, survivor }) => [id, { id: survivor, seen: names.get(survivor) ?? null }]))
}
