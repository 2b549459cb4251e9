import { sql } from 'kysely'
import type { AnalysisTables } from '#features/analysis/server/analysis.tables.ts'
import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import { labelSuccessors } from '#features/taxonomy/server/public/label-succession.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Matter } from '../domain/rules.ts'
import type { DispatchTables } from './dispatch.tables.ts'

export type TicketMatter = Matter & {
  /** Who held the ticket last. */
  readonly previousHandler: string | null
  /** Who held the last ticket of its customer before it. */
  readonly lastHandler: string | null
}

async function labelPaths(db: ReadHandle, labelIds: readonly string[]): Promise<Map<string, string[]>> {
  if (labelIds.length === 0) return new Map()
  const rows = await db
    .tables<{ path: { leaf: string; id: string } }>()
    .withRecursive(
      'path',
      () =>
        sql<{ leaf: string; id: string; parent_id: string | null }>`(
        select id as leaf, id, parent_id from labels where id = any(${[...labelIds]}::uuid[])
        union all select path.leaf, labels.id, labels.parent_id from labels join path on labels.id = path.parent_id)`,
    )
    .selectFrom('path')
    .select(['leaf', 'id'])
    .execute()
  const paths = new Map<string, string[]>()
  for (const { leaf, id } of rows) paths.set(leaf, [...(paths.get(leaf) ?? []), id])
  return paths
}

/** Ids by which a rule may name a label: its own, those above it, those of its successor, and what was merged into any of these. */
export async function ruledPaths(
  db: ReadHandle,
  labelIds: readonly string[],
): Promise<(id: string) => string[]> {
  const successors = await labelSuccessors(db)
  const paths = await labelPaths(db, [...labelIds, ...labelIds.flatMap((id) => successors.get(id) ?? [])])
  return (id) => {
    const path = new Set([id, ...(paths.get(id) ?? []), ...(paths.get(successors.get(id) ?? '') ?? [])])
    for (const [merged, into] of successors) if (path.has(into)) path.add(merged)
    return [...path]
  }
}

/** What the rules look at, of several tickets, in two statements. */
export async function mattersOf(
  db: ReadHandle,
  ticketIds: readonly string[],
): Promise<Map<string, TicketMatter>> {
  const rows = await db
    .tables<TicketsTables & CustomersTables & AnalysisTables & DispatchTables>()
    .selectFrom('tickets')
    .leftJoin('customers', 'customers.id', 'tickets.customer_id')
    .leftJoin('analyses', (join) =>
      join.onRef('analyses.feedback_id', '=', 'tickets.feedback_id').on('analyses.current', '=', true),
    )
    .select(['tickets.id', 'tickets.kind', 'tickets.urgency', 'tickets.tier', 'tickets.label_id'])
    .select(['tickets.unit_1', 'tickets.unit_2', 'tickets.unit_3', 'tickets.unit_4', 'tickets.unit_5'])
    .select(['tickets.unit_6', 'customers.vip', 'analyses.language'])
    .select(
      sql<string | null>`(select person_id from assignments as held
        where held.ticket_id = tickets.id order by held.since desc limit 1)`.as('previousHandler'),
    )
    .select(
      sql<
        string | null
      >`(select held.person_id from tickets as earlier join assignments as held on held.ticket_id = earlier.id
        where earlier.customer_id = tickets.customer_id and earlier.id <> tickets.id
        order by held.since desc limit 1)`.as('lastHandler'),
    )
    .where('tickets.id', 'in', [...ticketIds])
    .execute()
  const labelPathOf = await ruledPaths(db, [...new Set(rows.flatMap((row) => row.label_id ?? []))])
  return new Map(
    rows.map((row) => [
      row.id,
      {
        kind: row.kind,
        urgency: row.urgency,
        tier: row.tier,
        labelPath: row.label_id === null ? [] : labelPathOf(row.label_id),
        unitPath: pathOf(row),
        language: row.language,
        vip: row.vip ?? false,
        previousHandler: row.previousHandler,
        lastHandler: row.lastHandler,
      },
    ]),
  )
}

type PathColumns = { unit_1: string } & { [Level in `unit_${2 | 3 | 4 | 5 | 6}`]: string | null }

/** A row's unit with everything above it, from the root down. */
export function pathOf({ unit_1, unit_2, unit_3, unit_4, unit_5, unit_6 }: PathColumns): string[] {
  return [unit_1, unit_2, unit_3, unit_4, unit_5, unit_6].filter((unit) => unit !== null)
}
