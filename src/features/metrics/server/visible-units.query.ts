import { sql } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { type Actor, reachOf } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The org units whose figures the actor may see, below `unitId` where one is chosen; null means all of them. */
export async function visibleUnits(
  read: ReadHandle,
  actor: Actor,
  unitId: string | undefined,
): Promise<string[] | null> {
  const reach = reachOf(actor, 'metrics.read')
  if (reach.all && unitId === undefined) return null
  const below = (depth: number, id: string) => sql<boolean>`${sql.ref(`unit_${depth}`)} = ${id}`
  let units = read.tables<StaffTables>().selectFrom('org_units').select('id')
  if (!reach.all) {
    units = units.where((eb) =>
      eb.or([
        ...reach.subtrees.map((one) => below(one.depth, one.unitId)),
        ...(reach.units.length > 0 ? [eb('id', 'in', [...reach.units])] : []),
        sql<boolean>`false`,
      ]),
    )
  }
  if (unitId !== undefined)
    units = units.where((eb) => eb.or([1, 2, 3, 4, 5, 6].map((depth) => below(depth, unitId))))
  return (await units.execute()).map((row) => row.id)
}
