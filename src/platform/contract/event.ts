import type { z } from 'zod'

/** A kind of event. `facts` carry ids, codes and figures only: names and texts would block erasure. */
export interface EventDefinition<Type extends string = string, Facts extends z.ZodObject = z.ZodObject> {
  readonly type: Type
  readonly version: number
  /** What `subjectId` identifies, e.g. `ticket`; the timeline of a thing is the events of its id. */
  readonly subject: string
  /** Who may learn that it happened (live push, timeline). */
  readonly readWith: `${string}.${string}`
  readonly facts: Facts
}

/** Declares an event; the type is `feature.past_tense`. */
export function event<const Type extends `${string}.${string}`, Facts extends z.ZodObject>(
  type: Type,
  definition: { subject: string; readWith: `${string}.${string}`; facts: Facts; version?: number },
): EventDefinition<Type, Facts> {
  return { type, version: definition.version ?? 1, ...definition }
}

/** The facts an event carries. */
export type FactsOf<E extends EventDefinition> = z.output<E['facts']>

/** An event as it stands in the log. Times are milliseconds since 1970. */
export interface EventRecord<E extends EventDefinition = EventDefinition> {
  readonly tx: number
  readonly seq: number
  readonly id: string
  readonly type: E['type']
  readonly version: number
  readonly at: number
  readonly actorKind: ActorKind
  readonly actorId: string | null
  readonly subjectId: string
  readonly orgUnitId: string | null
  readonly facts: FactsOf<E>
}

/** Who can act: a person of the organisation, a customer, a program with a key, a visitor, or Huixiang itself. */
export type ActorKind = 'person' | 'customer' | 'key' | 'visitor' | 'system'

/** Narrows a record to one definition. */
export function isEvent<E extends EventDefinition>(
  record: EventRecord,
  definition: E,
): record is EventRecord<E> {
  return record.type === definition.type
}
