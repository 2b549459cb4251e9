import { sql } from 'kysely'
import { maskedExcerpt } from '#features/analysis/server/public/masked-text.ts'
import type { GroupEventsTables } from '#features/group-events/server/group-events.tables.ts'
import { seenGroupEvents } from '#features/group-events/server/public/seen-events.ts'
import { visibleTickets } from '#features/tickets/server/public/visible-tickets.ts'
import type { ReplyOf } from '#platform/contract/endpoint.ts'
import type { QueryContext } from '#platform/server/command.ts'
import type { similarVoices } from '../contract.ts'
import { type Alike, worthShowing } from '../domain/likeness.ts'
import { closingWords } from './event-words.query.ts'
import { resolutionsOf } from './resolutions.query.ts'

type Precedent = ReplyOf<typeof similarVoices>['precedents'][number]

const wordsLength = 120

/** Tickets by their own words, as far as the actor sees them, without those that are shown anyway. */
async function tickets(context: QueryContext, alike: readonly Alike[], shown: ReadonlySet<string>) {
  const wanted = alike.filter(({ id }) => !shown.has(id))
  if (wanted.length === 0) return []
  const ids = wanted.map(({ id }) => id)
  const rows = await visibleTickets(context.read, context.actor)
    .select(['tickets.id', 'tickets.number', 'tickets.title', 'tickets.kind', 'tickets.state'])
    .where(sql<boolean>`tickets.id = any(${ids}::uuid[])`)
    .execute()
  const seen = new Map(rows.map((row) => [row.id, row]))
  const resolutions = await resolutionsOf(context, [...seen.keys()])
  return wanted.flatMap(({ id, likeness }): Precedent[] => {
    const row = seen.get(id)
    return row === undefined
      ? []
      : [{ of: 'ticket', likeness, ...row, resolution: resolutions.get(id) ?? null }]
  })
}

/** Group events by what was told and concluded, as far as the actor sees them. */
async function groupEvents({ read, actor }: QueryContext, alike: readonly Alike[]): Promise<Precedent[]> {
  if (alike.length === 0) return []
  const ids = alike.map(({ id }) => id)
  const seen = await seenGroupEvents(read, actor, ids)
  const closed = await read
    .tables<GroupEventsTables>()
    .selectFrom('group_events as event')
    .innerJoin('group_event_closures as closed', (join) =>
      join.onRef('closed.event_id', '=', 'event.id').on('closed.reopened_at', 'is', null),
    )
    .select(['event.id', closingWords.as('words')])
    .where(sql<boolean>`event.id = any(${[...seen.keys()]}::uuid[])`)
    .execute()
  const words = new Map(closed.map((row) => [row.id, row.words]))
  return alike.flatMap(({ id, likeness }): Precedent[] => {
    const event = seen.get(id)
    if (event === undefined) return []
    const told = words.get(id) ?? null
    return [
      {
        of: 'group_event',
        likeness,
        ...event,
        state: words.has(id) ? 'closed' : 'open',
        words: told === null ? null : maskedExcerpt(told, wordsLength),
      },
    ]
  })
}

/** What ended before and is like a voice by words of its own, the most alike first. */
export async function precedentsOf(
  context: QueryContext,
  found: { readonly tickets: readonly Alike[]; readonly groupEvents: readonly Alike[] },
  shown: ReadonlySet<string>,
): Promise<Precedent[]> {
  const [ended, concluded] = await Promise.all([
    tickets(context, worthShowing(found.tickets), shown),
    groupEvents(context, worthShowing(found.groupEvents)),
  ])
  return [...ended, ...concluded].toSorted((one, other) => other.likeness - one.likeness)
}
