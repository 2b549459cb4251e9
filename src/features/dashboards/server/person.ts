import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'

/** The person who acts. Refuses `dashboards.peopleOnly`. */
export function personOf({ actor }: { readonly actor: Actor }): string {
  if (actor.kind !== 'person' || actor.id === null) throw new Refusal('dashboards.peopleOnly', 'forbidden')
  return actor.id
}
