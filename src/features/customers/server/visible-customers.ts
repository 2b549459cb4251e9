import { sql } from 'kysely'
import { feedbackInReach } from '#features/intake/server/public/visible-feedback.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import type { CustomersTables } from './customers.tables.ts'

/**
 * The customers an actor may see: those of org units in reach, and those who raised a voice that the actor sees.
 * What is not seen does not exist for them.
 */
export function visibleCustomers(db: ReadHandle, actor: Actor) {
  const reach = reachOf(actor, 'customers.read')
  return db
    .tables<CustomersTables>()
    .selectFrom('customers')
    .where((eb) =>
      reach.all
        ? sql<boolean>`true`
        : eb.or([
            insideReach(eb, reach, { table: 'customers', actorId: actor.id }),
            sql<boolean>`exists (select 1 from feedbacks voice where voice.customer_id = customers.id
              and ${feedbackInReach(actor, 'voice')})`,
          ]),
    )
}

/** One visible customer's row, for a command; refuses `platform.notFound` when the actor sees none. */
export async function requireCustomer(db: ReadHandle, actor: Actor, customerId: string) {
  const row = await visibleCustomers(db, actor).selectAll().where('id', '=', customerId).executeTakeFirst()
  if (row === undefined) throw new Refusal('platform.notFound', 'missing')
  return row
}
