import { sql } from 'kysely'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { CustomersTables } from './customers.tables.ts'

/** Those of the customers who became known since a moment and of whom nothing is left: no voice, no ticket, no order, nothing anybody did. */
export async function unvoicedAmong(
  db: ReadHandle,
  customerIds: readonly string[],
  since: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from customers c
    where c.id = any(${[...customerIds]}::uuid[]) and c.created_at >= ${since} and c.merged_into_id is null
      and not exists (select 1 from feedbacks where customer_id = c.id)
      and not exists (select 1 from tickets where customer_id = c.id)
      and not exists (select 1 from orders where customer_id = c.id)
      and not exists (select 1 from customers where merged_into_id = c.id)
      and not exists (select 1 from customer_likenesses where customer_id = c.id or other_id = c.id)
      and not exists (select 1 from customer_unmaskings where customer_id = c.id)
      and not exists (select 1 from rights_requests where customer_id = c.id)
      and not exists (select 1 from events where subject_id = c.id and actor_kind <> 'system')
  `.execute(db.tables<CustomersTables>() as never)
  return rows.map((row) => row.id)
}
