import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CustomersTables } from '../customers.tables.ts'

/**
 * Lets no customer be erased before this transaction ends; gives those who were erased already. Asked after something was written for them:
 * an erasure that is under way is waited for, and one that begins later finds what was written.
 */
export async function keepFromErasure(db: ReadHandle, customerIds: readonly string[]): Promise<string[]> {
  if (customerIds.length === 0) return []
  const rows = await db
    .tables<CustomersTables>()
    .selectFrom('customers')
    .select(['id', 'erased_at'])
    .where('id', 'in', [...customerIds])
    .orderBy('id')
    .forKeyShare()
    .execute()
  return rows.filter(({ erased_at }) => erased_at !== null).map(({ id }) => id)
}
