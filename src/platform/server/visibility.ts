import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Reach } from './actor.ts'

/** How a table names the columns that carry its scope. */
export interface ScopeColumns {
  /** Alias or name of the table in the query. */
  readonly table: string
  /** Column that holds the person whose own row it is; rows without one are nobody's own. */
  readonly ownedBy?: string
  readonly actorId: string | null
}

/**
 * The rows a reach covers, over the scope columns `org_unit_id` and `unit_1` … `unit_6`.
 * One subtree or everything stays a single comparison, so that an ordered index can serve it.
 */
export function insideReach<Tables, Table extends keyof Tables>(
  eb: ExpressionBuilder<Tables, Table>,
  reach: Reach,
  columns: ScopeColumns,
): Expression<SqlBool> {
  if (reach.all) return sql<boolean>`true`
  const branches: Expression<SqlBool>[] = reach.subtrees.map(
    ({ unitId, depth }) => sql<boolean>`${sql.ref(`${columns.table}.unit_${depth}`)} = ${unitId}`,
  )
  if (reach.units.length > 0) {
    branches.push(sql<boolean>`${sql.ref(`${columns.table}.org_unit_id`)} = any(${reach.units}::uuid[])`)
  }
  if (reach.own && columns.ownedBy !== undefined && columns.actorId !== null) {
    branches.push(sql<boolean>`${sql.ref(`${columns.table}.${columns.ownedBy}`)} = ${columns.actorId}`)
  }
  return branches.length === 0 ? sql<boolean>`false` : eb.or(branches)
}
