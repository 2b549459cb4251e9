import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'

/** Whose inbox, choices and browsers it is about. Refuses `notifications.peopleOnly`. */
export function personOf(actor: Actor): string {
  if (actor.kind !== 'person' || actor.id === null) throw new Refusal('notifications.peopleOnly', 'forbidden')
  return actor.id
}
