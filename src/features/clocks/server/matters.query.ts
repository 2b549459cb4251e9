import { sql } from 'kysely'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { IntakeTables } from '#features/intake/server/intake.tables.ts'
import { labelSuccessors } from '#features/taxonomy/server/public/label-succession.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { LimitedMatter } from '../domain/policies.ts'

/** What limits may ask of a ticket beside its judgement. */
export type Traits = Pick<LimitedMatter, 'labelPath' | 'unitPath' | 'channel' | 'customerGroups'>

/** Where these tickets stand in the trees of labels and units, how they came and from whom. */
export async function traitsOf(
  db: ReadHandle,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, Traits>> {
  if (ticketIds.length === 0) return new Map()
  const rows = await db
    .tables<TicketsTables & CustomersTables & IntakeTables>()
    .selectFrom('tickets')
    .leftJoin('customers', 'customers.id', 'tickets.customer_id')
    .leftJoin('feedbacks', 'feedbacks.id', 'tickets.feedback_id')
    .select(['tickets.id', 'tickets.label_id', 'feedbacks.channel', 'customers.vip', 'customers.tags'])
    .select(['tickets.unit_1', 'tickets.unit_2', 'tickets.unit_3', 'tickets.unit_4', 'tickets.unit_5'])
    .select('tickets.unit_6')
    .where('tickets.id', 'in', [...ticketIds])
    .execute()
  const pathOf = await labelPaths(
    db,
    rows.flatMap(({ label_id }) => label_id ?? []),
  )
  return new Map(
    rows.map((row) => [
      row.id,
      {
        labelPath: row.label_id === null ? [] : pathOf(row.label_id),
        unitPath: [row.unit_1, row.unit_2, row.unit_3, row.unit_4, row.unit_5, row.unit_6].filter(
          (unit) => unit !== null,
        ),
        channel: row.channel,
        customerGroups: [...(row.tags ?? []), ...(row.vip === true ? ['vip'] : [])],
      },
    ]),
  )
}

/** A label, what it was merged into, and all above them. */
async function labelPaths(db: ReadHandle, labelIds: readonly string[]) {
  if (labelIds.length === 0) return () => []
  const successors = await labelSuccessors(db)
  const named = [...new Set(labelIds.flatMap((id) => [id, successors.get(id) ?? id]))]
  const rows = await db
    .tables<{ path: { leaf: string; id: string } }>()
    .withRecursive(
      'path',
      () => sql<{ leaf: string; id: string; parent_id: string | null }>`(
        select id as leaf, id, parent_id from labels where id = any(${named}::uuid[])
        union all select path.leaf, labels.id, labels.parent_id from labels join path on labels.id = path.parent_id)`,
    )
    .selectFrom('path')
    .select(['leaf', 'id'])
    .execute()
  const byLeaf = Map.groupBy(rows, ({ leaf }) => leaf)
  const above = (leaf: string) => (byLeaf.get(leaf) ?? []).map(({ id }) => id)
  return (id: string) => [...above(id), ...above(successors.get(id) ?? id)]
}
