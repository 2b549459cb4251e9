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

/** A part of a reach: everything, the rows of a unit (and those below it), or those of one person. */
export interface ReachPart {
  readonly of: 'all' | 'unit' | 'person'
  readonly condition: Expression<SqlBool>
}

/**
 * The same rows as `insideReach`, cut into parts that do not overlap. A page asks each part in its own order and merges
 * them, because one condition joined by OR can follow no ordered index.
 */
export function reachInParts(reach: Reach, { table, ownedBy, actorId }: ScopeColumns): ReachPart[] {
  if (reach.all) return [{ of: 'all', condition: sql<boolean>`true` }]
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const units = [
    ...reach.subtrees.map(({ unitId, depth }) => sql<boolean>`${column(`unit_${depth}`)} = ${unitId}::uuid`),
    ...reach.units.map((unitId) => sql<boolean>`${column('org_unit_id')} = ${unitId}::uuid`),
  ]
  const isOwned = reach.own && ownedBy !== undefined && actorId !== null
  const own = isOwned ? [sql<boolean>`${column(ownedBy)} = ${actorId}::uuid`] : []
  return [...units, ...own].map((part, index, parts) => {
    const earlier = parts.slice(0, index).map((one) => sql`(${one}) is not true`)
    const condition = sql<boolean>`${sql.join([part, ...earlier], sql` and `)}`
    return { of: index < units.length ? 'unit' : 'person', condition }
  })
}
