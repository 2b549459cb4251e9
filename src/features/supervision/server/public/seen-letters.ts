import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { lettersNamed } from '../case-parts.query.ts'
import { letterSeen } from '../visibility.ts'

/** Of the letters named, by id, those that the actor sees, with their ticket's number and title. */
export async function seenSupervisionLetters(
  read: ReadHandle,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, { id: string; number: string; title: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await lettersNamed(read, ids).where(letterSeen(actor)).execute()
  return new Map(rows.map((row) => [row.id, row]))
}
