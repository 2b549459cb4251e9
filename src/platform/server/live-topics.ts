import type { EventDefinition, EventRecord } from '#platform/contract/event.ts'
import { type Actor, may, reachOf } from './actor.ts'

/** The org units from the root down to each of these, itself included; what is not known has none. */
export type UnitPaths = (unitIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>

/** Something that happened, with who may learn of it: the permission, and the path of the org unit it happened in, if in one. */
export interface Topic {
  readonly event: EventRecord
  readonly readWith: EventDefinition['readWith']
  readonly unitPath: readonly string[] | null
  readonly isKept: KeptFrom
}

/** Whether somebody must not learn of a thing, however far their permissions reach; null is nobody in particular. */
export type KeptFrom = (subjectId: string, personId: string | null) => boolean

/** Who must not learn of which of these things. */
export type Keeping = (subjectIds: readonly string[]) => Promise<KeptFrom>

interface Surroundings {
  readonly readWith: ReadonlyMap<string, Topic['readWith']>
  readonly unitPaths: UnitPaths
  readonly keeping: Keeping
}

/** The topics of these events; a kind that nobody declares is no topic. */
export async function topicsOf(
  events: readonly EventRecord[],
  { readWith, unitPaths, keeping }: Surroundings,
): Promise<Topic[]> {
  const units = new Set(events.flatMap(({ orgUnitId }) => orgUnitId ?? []))
  const paths = units.size === 0 ? new Map() : await unitPaths([...units])
  const isKept = await keeping([...new Set(events.map(({ subjectId }) => subjectId))])
  return events.flatMap((event) => {
    const permission = readWith.get(event.type)
    if (permission === undefined) return []
    const unitPath = event.orgUnitId === null ? null : (paths.get(event.orgUnitId) ?? [event.orgUnitId])
    return { event, readWith: permission, unitPath, isKept }
  })
}

function concerns(actor: Actor, { event }: Topic): boolean {
  return (
    actor.id !== null &&
    [event.actorId, event.subjectId, ...Object.values(event.facts)].some((one) => one === actor.id)
  )
}

/**
 * What an actor may learn of a topic: which thing it happened to, where their permission reaches or they are part of it; that something
 * of the kind happened, where it happened in no org unit; else nothing.
 */
export function learnable(actor: Actor, topic: Topic): 'thing' | 'kind' | null {
  if (!may(actor, topic.readWith) || topic.isKept(topic.event.subjectId, actor.id)) return null
  const { all, units, subtrees } = reachOf(actor, topic.readWith)
  if (all || concerns(actor, topic)) return 'thing'
  const { unitPath } = topic
  if (unitPath === null) return 'kind'
  const isInside =
    units.includes(unitPath.at(-1) as string) || subtrees.some(({ unitId }) => unitPath.includes(unitId))
  return isInside ? 'thing' : null
}
