import { holdersOfRole, leadersWith, nearestLeaders } from '#features/staff/server/public/leaders.ts'
import { unitPaths } from '#features/staff/server/public/units.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { regionalManagerRole } from './regional-managers.query.ts'

/** Who is told: whoever has it, else whoever handles alerts nearest to each unit; of a page, the regional managers over them, too. */
export async function recipientsOf(
  db: ReadHandle,
  { ownerId, unitIds, paged }: { ownerId: string | null; unitIds: readonly string[]; paged: boolean },
): Promise<string[]> {
  const found = new Set<string>(ownerId === null ? [] : [ownerId])
  if (ownerId === null)
    for (const unitId of unitIds)
      for (const personId of nearestLeaders(await leadersWith(db, 'alerts.handle', { unitId })))
        found.add(personId)
  if (paged) {
    const roleId = await regionalManagerRole(db)
    const above = [...(await unitPaths(db, unitIds)).values()].flat()
    if (roleId !== null) for (const personId of await holdersOfRole(db, roleId, above)) found.add(personId)
  }
  return [...found].toSorted()
}
