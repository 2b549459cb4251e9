import {
  holdersOfRole,
  holdersOver,
  leadersWith,
  nearestLeaders,
} from '#features/staff/server/public/leaders.ts'
import { unitPaths } from '#features/staff/server/public/units.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { regionalManagerRole } from './regional-managers.query.ts'

/** The owner, as long as they are there and may handle alerts about one of these units; what is left by them is nobody's. */
export async function handlingOwner(
  db: ReadHandle,
  ownerId: string | null,
  unitIds: readonly string[],
): Promise<string | null> {
  if (ownerId === null) return null
  return (await holdersOver(db, 'alerts.handle', unitIds)).includes(ownerId) ? ownerId : null
}

/** Who hears of it beside those who are told: whoever handles alerts nearest to a unit that another one swallowed. */
export async function notedBy(
  db: ReadHandle,
  {
    ownerId,
    unitIds,
    personIds,
  }: { ownerId: string | null; unitIds: readonly string[]; personIds: readonly string[] },
): Promise<string[]> {
  if (ownerId !== null) return []
  const found = await recipientsOf(db, { ownerId, unitIds, pagedUnitIds: [] })
  return found.filter((personId) => !personIds.includes(personId))
}

/** Who is told: whoever has it, else whoever handles alerts nearest to each unit; and the regional managers over units that page them. */
export async function recipientsOf(
  db: ReadHandle,
  {
    ownerId,
    unitIds,
    pagedUnitIds,
  }: { ownerId: string | null; unitIds: readonly string[]; pagedUnitIds: readonly string[] },
): Promise<string[]> {
  const found = new Set<string>(ownerId === null ? [] : [ownerId])
  if (ownerId === null)
    for (const unitId of unitIds)
      for (const personId of nearestLeaders(await leadersWith(db, 'alerts.handle', { unitId })))
        found.add(personId)
  if (pagedUnitIds.length > 0) {
    const roleId = await regionalManagerRole(db)
    const above = [...(await unitPaths(db, pagedUnitIds)).values()].flat()
    if (roleId !== null) for (const personId of await holdersOfRole(db, roleId, above)) found.add(personId)
  }
  return [...found].toSorted()
}
