import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely'
import { feedbackInReach } from '#features/intake/server/public/visible-feedback.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { insideReach } from '#platform/server/visibility.ts'
import type { CustomersTables } from './customers.tables.ts'

/**
 * The customers an actor may see: those of org units in reach, and those who raised a voice that the actor sees.
 * What is not seen does not exist for them.
 */
export function visibleCustomers(db: ReadHandle, actor: Actor) {
  return db
    .tables<CustomersTables>()
    .selectFrom('customers')
    .where(reached(actor, 'customers.read', feedbackInReach(actor, 'voice')))
}

function reached(actor: Actor, permission: Permission, voice: Expression<SqlBool>): Expression<SqlBool> {
  const reach = reachOf(actor, permission)
  if (reach.all) return sql<boolean>`true`
  const eb = expressionBuilder<CustomersTables, 'customers'>()
  return eb.or([
    insideReach(eb, reach, { table: 'customers', actorId: actor.id }),
    sql<boolean>`exists (select 1 from feedbacks voice where voice.customer_id = customers.id and ${voice})`,
  ])
}

/**
 * The condition under which a permission to act reaches a visible customer: it is held over the customer's org unit, or over one where
 * a voice that the actor sees was raised.
 */
export function customerInReach(actor: Actor, permission: Permission): Expression<SqlBool> {
  const voice = sql<boolean>`${feedbackInReach(actor, 'voice')} and ${feedbackInReach(actor, 'voice', permission)}`
  return reached(actor, permission, voice)
}

/** A visible customer's row on which the actor may act; refuses `platform.notFound` when there is none. */
export async function requireCustomer(
  { db, actor }: Pick<CommandContext, 'db' | 'actor'>,
  customerId: string,
  permission: Permission,
) {
  const row = await visibleCustomers(db, actor)
    .selectAll()
    .where('id', '=', customerId)
    .where(customerInReach(actor, permission))
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('platform.notFound', 'missing')
  return row
}
