import { whichMeet } from '#features/tickets/server/public/which-meet.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { tryRule } from '../contract.ts'
import { eventTypes, isSetOffBy, type Trigger } from '../domain/triggers.ts'

const days = 30
const mostLookedAt = 20_000
const mostShown = 20

interface LogTables {
  events: { type: string; at: Date; subject_id: string; facts: Record<string, unknown> }
}

/** The tickets to which something happened that sets a trigger off, the latest first; `more` where not all was looked at. */
async function setOffSince(read: ReadHandle, trigger: Trigger, since: Date) {
  const rows = await read
    .tables<LogTables>()
    .selectFrom('events')
    .select(['type', 'subject_id', 'facts'])
    .where('at', '>', since)
    .where('type', '=', eventTypes[trigger])
    .orderBy('at', 'desc')
    .limit(mostLookedAt)
    .execute()
  const ids = rows.filter((event) => isSetOffBy(trigger, event)).map((row) => row.subject_id)
  return { ids: [...new Set(ids)], more: rows.length === mostLookedAt }
}

export const trying = query(tryRule, async (context, { trigger, unitId, ...conditions }) => {
  const since = new Date(context.now - days * 86_400_000)
  const { ids, more } = await setOffSince(context.read, trigger, since)
  const tickets = await whichMeet(context, ids, { conditions, within: unitId ?? null })
  return { days, count: tickets.length, more, tickets: tickets.slice(0, mostShown) }
})
