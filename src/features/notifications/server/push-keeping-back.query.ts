import type { CommandContext } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { SparedFor } from '../domain/delivery-states.ts'
import type { Kind } from '../domain/kinds.ts'
import type { Matter } from '../domain/matter.ts'
import { pushedAt } from '../domain/rhythm.ts'
import { whyNeedless } from './needless.query.ts'
import type { NotificationsTables, PushFacts } from './notifications.tables.ts'
import { rhythmsOf } from './rhythms.query.ts'
import { timeZoneHere } from './time-zone-here.ts'

interface Message {
  readonly person_id: string
  readonly event_id: string
  readonly kind: Kind | null
  readonly matter: Matter | null
  readonly facts: PushFacts
}

/**
 * Why a message to a browser is not sent at this moment: its reader is left alone until then, or it is not needed any more. Undefined when
 * nothing keeps it back. A trial goes whenever it is asked for; what a ladder orders for browsers keeps the ladder's quiet hours, not its
 * reader's.
 */
export async function whatKeepsBack(
  { db, now }: Pick<CommandContext, 'db' | 'now'>,
  message: Message,
): Promise<{ readonly until: number } | { readonly sparedFor: SparedFor } | undefined> {
  const { person_id: personId, kind, matter } = message
  if (kind === null || matter === null) return undefined
  const line = { kind, matter, ...(message.facts.ordered && { ordered: true as const }) }
  const sparedFor = (await whyNeedless(db, personId, [line]))(line) ?? (await sparedBy(db, message))
  if (sparedFor !== undefined) return { sparedFor }
  if (message.facts.orderedHere) return undefined
  const rhythm = (await rhythmsOf(db, [personId]))(personId)
  const until = pushedAt(kind, rhythm, { now, timeZone: await timeZoneHere(db) })
  return until > now ? { until } : undefined
}

/** Whether its reader has read it in the application meanwhile, or wants to be told no more of its kind, where that is theirs to say. */
async function sparedBy(
  db: ReadHandle,
  { person_id: personId, event_id: eventId, kind, facts }: Message,
): Promise<SparedFor | undefined> {
  const tables = db.tables<NotificationsTables>()
  const read = await tables
    .selectFrom('notifications')
    .select('id')
    .where('event_id', '=', eventId)
    .where('person_id', '=', personId)
    .where('read_at', 'is not', null)
    .executeTakeFirst()
  if (read !== undefined) return 'READ'
  if (facts.orderedHere) return undefined
  const unwanted = await tables
    .selectFrom('notification_preferences')
    .select('kind')
    .where('person_id', '=', personId)
    .where('kind', '=', kind as Kind)
    .where('push', '=', false)
    .executeTakeFirst()
  return unwanted && 'UNWANTED'
}
