import { sql } from 'kysely'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { eventRows, itemsOf } from '../event-items.ts'

/** Of the group events named, by id, those that the actor sees, with what they are about in their voices' words. */
export async function seenGroupEvents(
  read: ReadHandle,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, { id: string; number: string; phrases: string[] }>> {
  if (ids.length === 0) return new Map()
  const rows = await eventRows(read, actor, { and: sql`and event.id = any(${ids}::uuid[])` })
  const items = await itemsOf(read, actor, rows)
  return new Map(items.map(({ id, number, phrases }) => [id, { id, number, phrases }]))
}
