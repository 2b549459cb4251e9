import {
  holdersOfRole,
  holdersOver,
  type Leader,
  leadersOver,
  leadersWith,
  membersWith,
  nearestLeaders,
  onRung,
} from '#features/staff/server/public/leaders.ts'
import { unitPaths } from '#features/staff/server/public/units.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { Whom } from '../domain/ladder.ts'
import type { Standing } from './matters.query.ts'

/** Whoever may handle alerts, nearest to each unit. */
async function handlersNearest(db: ReadHandle, unitIds: readonly string[]): Promise<string[]> {
  const found = []
  for (const unitId of unitIds)
    found.push(...nearestLeaders(await leadersWith(db, 'alerts.handle', { unitId })))
  return found
}

/** Finds the people that steps reach; leaders are looked up once per unit. */
export function recipientsIn(db: ReadHandle) {
  const known = new Map<string, Promise<Leader[]>>()
  const leadersOf = (unitId: string) => {
    const found = known.get(unitId) ?? leadersOver(db, unitId)
    known.set(unitId, found)
    return found
  }
  const fromLeaders = async (unitIds: readonly string[], choose: (leaders: Leader[]) => string[]) =>
    (await Promise.all(unitIds.map(leadersOf))).flatMap(choose)

  const holders = async (standing: Standing): Promise<string[]> => {
    const { matter, holderId, unitIds } = standing
    if (holderId !== null) return [holderId]
    const [unitId] = unitIds
    const own =
      matter === 'group_event'
        ? await holdersOver(db, 'group-events.close', unitIds)
        : matter === 'joint_task' && unitId !== undefined
          ? await membersWith(db, 'joint-handling.answer', unitId)
          : matter === 'alert'
            ? await handlersNearest(db, unitIds)
            : []
    return own.length > 0 ? own : fromLeaders(unitIds, nearestLeaders)
  }

  const reached = async (whom: Whom, standing: Standing): Promise<string[]> => {
    const { unitIds } = standing
    switch (whom.to) {
      case 'holder':
        return holders(standing)
      case 'lead':
        return fromLeaders(unitIds, nearestLeaders)
      case 'lead_above':
        return fromLeaders(unitIds, (leaders) => onRung(leaders, 1))
      case 'everybody_above':
        return fromLeaders(unitIds, (leaders) => leaders.map(({ personId }) => personId))
      case 'person':
        return [whom.personId]
      case 'role':
        return holdersOfRole(db, whom.roleId, [...(await unitPaths(db, unitIds)).values()].flat())
    }
  }

  /** Everybody a step reaches, each once. */
  return async (who: readonly Whom[], standing: Standing): Promise<string[]> => {
    if (standing.unitIds.length === 0) return []
    const found: string[] = []
    for (const whom of who) found.push(...(await reached(whom, standing)))
    return [...new Set(found)]
  }
}
