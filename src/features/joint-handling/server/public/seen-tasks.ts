import { sql } from 'kysely'
import type { Actor } from '#platform/server/actor.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { visibleTasks } from '../visibility.ts'

/** Of the sub-tasks named, by id, those that the actor sees at their unit, with their ticket's number and title. */
export async function seenJointTasks(
  read: ReadHandle,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, { id: string; number: string; title: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await visibleTasks(read, actor)
    .select('joint_tasks.id')
    .select(sql<string>`(select number from tickets where id = joint_tasks.ticket_id)`.as('number'))
    .select(sql<string>`(select title from tickets where id = joint_tasks.ticket_id)`.as('title'))
    .where('joint_tasks.id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
