import { sql } from 'kysely'
import type { WriteHandle } from '#platform/server/database/handles.ts'
import type { CustomersTables } from './customers.tables.ts'

/**
 * Keeps since when a customer is what they are, where that changed: their groups, and what fields with fixed choices say. Texts, numbers and days of
 * other fields are no groups of people and stay out.
 */
export async function noteStanding(db: WriteHandle, customerId: string, at: Date): Promise<void> {
  await sql`
    with known as (
      select array(select distinct unnest(tags || case when vip then array['vip'] else '{}' end) order by 1) as groups,
        coalesce((select jsonb_object_agg(key, custom -> key) from custom_fields
          where entity = 'customer' and kind = 'choice' and custom ? key), '{}') as choices
      from customers where id = ${customerId}::uuid
    )
    insert into customer_standings (customer_id, since, groups, choices)
    select ${customerId}::uuid, ${at}::timestamptz, known.groups, known.choices from known
    left join lateral (
      select groups, choices from customer_standings where customer_id = ${customerId}::uuid order by since desc limit 1) before on true
    where known.groups <> coalesce(before.groups, '{}') or known.choices <> coalesce(before.choices, '{}')
    on conflict (customer_id, since) do update set groups = excluded.groups, choices = excluded.choices`.execute(
    db.own<CustomersTables>(),
  )
}
