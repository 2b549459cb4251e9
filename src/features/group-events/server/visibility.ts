import { type Expression, type SqlBool, sql } from 'kysely'
import { feedbackInReach, visibleFeedback } from '#features/intake/server/public/visible-feedback.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { Actor } from '#platform/server/actor.ts'
import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { GroupEventsTables } from './group-events.tables.ts'

/** The voices of `event` that an actor sees, as `member` with its `voice`: a `from … where …` to select from. */
export const seenMembers = (actor: Actor) => sql`from group_event_voices as member
  join feedbacks as voice on voice.id = member.feedback_id and voice.erased_at is null
  where member.event_id = event.id and ${feedbackInReach(actor, 'voice')}`

/**
 * Whether a permission reaches one of the voices of `event`, or one that was taken out of it: only then it exists for the
 * actor. One that became part of another exists where that one does.
 */
export const eventInReach = (
  actor: Actor,
  permission: Permission,
): Expression<SqlBool> => sql<boolean>`exists (
  select from feedbacks as voice where voice.erased_at is null and ${feedbackInReach(actor, 'voice', permission)} and voice.id in (
    select feedback_id from group_event_voices where event_id = coalesce(event.merged_into, event.id)
    union all select feedback_id from group_event_removals where event_id = coalesce(event.merged_into, event.id)))`

/** The events an actor may see. */
export function visibleEvents(db: ReadHandle, actor: Actor, permission: Permission = 'intake.read') {
  return db
    .tables<GroupEventsTables>()
    .selectFrom('group_events as event')
    .where(eventInReach(actor, permission))
}

/** The event an actor may close, kept from changing. Refuses `group-events.notFound`. */
export async function lockEvent({ db, actor }: CommandContext, groupEventId: string) {
  const event = await visibleEvents(db, actor, 'group-events.close')
    .selectAll('event')
    .select(
      sql<boolean>`exists (select from group_event_closures where event_id = event.id and reopened_at is null)`.as(
        'closed',
      ),
    )
    .where('event.id', '=', groupEventId)
    .forUpdate()
    .executeTakeFirst()
  if (event === undefined) throw new Refusal('group-events.notFound', 'missing')
  if (event.merged_into !== null) throw new Refusal('group-events.merged', 'conflict')
  return event
}

/** Whether a voice belongs to an event and the actor sees it. */
export async function isMember(
  { db, actor }: CommandContext,
  eventId: string,
  feedbackId: string,
): Promise<boolean> {
  const voice = await visibleFeedback(db, actor, feedbackId)
    .select(
      sql<boolean>`exists (select from group_event_voices where feedback_id = feedbacks.id and event_id = ${eventId})`.as(
        'member',
      ),
    )
    .executeTakeFirst()
  return voice?.member ?? false
}
