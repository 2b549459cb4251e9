import { sql } from 'kysely'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { partlyMatching, whollyMatching } from '../customer-matching.ts'
import type { IdentityKeys } from '../customers.store.ts'
import type { CustomersTables } from '../customers.tables.ts'
import { visibleCustomers } from '../visible-customers.ts'

/** Customers who match what was typed, those with the whole identity first; `ids` are theirs and of everyone merged into them. */
export async function matchingCustomers(
  read: ReadHandle,
  actor: Actor,
  { typed, keys, limit }: { typed: string; keys: IdentityKeys; limit: number },
) {
  const whole = await read
    .tables<CustomersTables>()
    .selectFrom('customers')
    .select(sql<string>`coalesce(merged_into_id, id)`.as('id'))
    .where(whollyMatching(keys))
    .where('erased_at', 'is', null)
    .execute()
  const exact = new Set(whole.map((row) => row.id))
  const part = await visibleCustomers(read, actor)
    .select('id')
    .where(partlyMatching(typed))
    .where('merged_into_id', 'is', null)
    .where('erased_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const wanted = [...new Set([...exact, ...part.map((row) => row.id)])].slice(0, limit)
  if (wanted.length === 0) return []
  const rows = await read
    .tables<CustomersTables>()
    .selectFrom('customers')
    .select(['id', 'name', 'phone', 'email', 'vip'])
    .select(
      sql<
        string[]
      >`array(select whole.id::text from customers whole where whole.id = customers.id or whole.merged_into_id = customers.id)`.as(
        'ids',
      ),
    )
    .where('id', 'in', wanted)
    .execute()
  return rows
    .map((row) => ({ ...row, exact: exact.has(row.id) }))
    .sort((one, other) => wanted.indexOf(one.id) - wanted.indexOf(other.id))
}
