import { personBrief } from '#features/staff/server/public/people.ts'
import { unitPath } from '#features/staff/server/public/units.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'

/** The columns of a unit, or of a person in theirs. Refuses who is not here any more. */
export async function placeOf(
  db: ReadHandle,
  { unitId, personId }: { unitId?: string | undefined; personId?: string | undefined },
) {
  if (personId === undefined) return { ...(await unitPath(db, unitId as string)), person_id: null }
  const person = await personBrief(db, personId)
  if (person === undefined || person.status !== 'active')
    throw new Refusal('supervision.noSuchPerson', 'invalid')
  return { ...(await unitPath(db, person.orgUnitId)), person_id: personId }
}
