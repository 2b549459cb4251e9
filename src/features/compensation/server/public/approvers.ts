import { holdersOver } from '#features/staff/server/public/leaders.ts'
import { unitPaths } from '#features/staff/server/public/units.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { limitOf } from '../standing.query.ts'

/** Who may approve an amount that a unit wants to give: those whose roles reach so far, or all who approve there where nobody's do. */
export async function approversOf(
  db: ReadHandle,
  { unitId, currency, amount }: { unitId: string; currency: string; amount: number },
): Promise<string[]> {
  const holders = await holdersOver(db, 'compensation.approve', [unitId])
  const unitPath = (await unitPaths(db, [unitId])).get(unitId) ?? [unitId]
  const able: string[] = []
  for (const personId of holders) {
    const { approve } = await limitOf(db, personId, { currency, unitPath, holderId: null })
    if (approve >= amount) able.push(personId)
  }
  return able.length > 0 ? able : holders
}
