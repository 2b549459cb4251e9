import { type Expression, type SqlBool, sql } from 'kysely'
import type { Permission } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { CommandContext, QueryContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AlertRow, AlertsTables } from './alerts.tables.ts'

/** Whether a permission reaches `unit`, as the tree is now. */
export function unitInReach(actor: Actor, permission: Permission): Expression<SqlBool> {
  const reach = reachOf(actor, permission)
  if (reach.all) return sql<boolean>`true`
  const below = reach.subtrees.map(
    ({ unitId, depth }) => sql<boolean>`${sql.ref(`unit.unit_${depth}`)} = ${unitId}`,
  )
  const units = sql<boolean>`unit.id = any(${[...reach.units]}::uuid[])`
  return sql<boolean>`(${sql.join([units, ...below], sql` or `)})`
}

/** The first of these units where the actor handles alerts. */
export async function unitReached(
  { db, actor }: CommandContext,
  unitIds: readonly string[],
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select unit.id from org_units as unit where unit.id = any(${unitIds}::uuid[]) and ${unitInReach(actor, 'alerts.handle')}
    order by array_position(${unitIds}::uuid[], unit.id) limit 1`.execute(db.tables<AlertsTables>() as never)
  return rows[0]?.id ?? null
}

/** Whether a permission reaches one of the units that `alerts` is about. */
export function alertInReach(actor: Actor, permission: Permission): Expression<SqlBool> {
  if (reachOf(actor, permission).all) return sql<boolean>`true`
  return sql<boolean>`exists (select from org_units as unit
    where unit.id = any(alerts.unit_ids) and ${unitInReach(actor, permission)})`
}

/** The alerts an actor may see; one that became part of another exists where that one does. */
export function visibleAlerts(db: ReadHandle, actor: Actor, permission: Permission = 'alerts.read') {
  return db.tables<AlertsTables>().selectFrom('alerts').where(alertInReach(actor, permission))
}

/** Whether the actor may handle an alert. */
export async function mayHandle(
  { read, actor }: Pick<QueryContext, 'read' | 'actor'>,
  alertId: string,
): Promise<boolean> {
  const own = visibleAlerts(read, actor, 'alerts.handle')
    .select(sql`1`.as('one'))
    .where('alerts.id', '=', alertId)
  return (await own.executeTakeFirst()) !== undefined
}

/** An alert that the actor may handle, whether or not it goes on, kept from changing. Refuses `alerts.notFound`. */
export async function lockReached({ db, actor }: CommandContext, alertId: string): Promise<AlertRow> {
  const alert = await visibleAlerts(db, actor, 'alerts.handle')
    .selectAll('alerts')
    .where('alerts.id', '=', alertId)
    .forUpdate()
    .executeTakeFirst()
  if (alert === undefined) throw new Refusal('alerts.notFound', 'missing')
  return alert
}

/** An alert that the actor may handle and that nobody ended, kept from changing. Refuses `alerts.notFound` and `alerts.closed`. */
export async function lockAlert({ db, actor }: CommandContext, alertId: string): Promise<AlertRow> {
  const alert = await visibleAlerts(db, actor, 'alerts.handle')
    .selectAll('alerts')
    .select(
      sql<boolean>`exists (select from alert_closures where alert_id = alerts.id) or merged_into is not null`.as(
        'over',
      ),
    )
    .where('alerts.id', '=', alertId)
    .forUpdate()
    .executeTakeFirst()
  if (alert === undefined) throw new Refusal('alerts.notFound', 'missing')
  if (alert.over) throw new Refusal('alerts.closed', 'conflict')
  return alert
}

/** An alert that the actor may handle and that went into another, kept from changing. Refuses `alerts.notFound` and `alerts.notMerged`. */
export async function lockMerged(context: CommandContext, alertId: string): Promise<AlertRow> {
  const alert = await lockReached(context, alertId)
  if (alert.merged_into === null) throw new Refusal('alerts.notMerged', 'conflict')
  return alert
}
