import { sql } from 'kysely'
import { whyRefused } from '#features/macros/server/public/carrying-out.ts'
import { ticketsMeeting } from '#features/tickets/server/public/tickets-meeting.ts'
import { visibleTickets } from '#features/tickets/server/public/visible-tickets.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { countForBulk, listBulk, readBulk } from '../contract.ts'
import { canDo, deeds, isUndoable, mostTickets } from '../domain/life.ts'
import type { BulkDeed, BulkDeedsTables } from './bulk-deeds.tables.ts'
import { seenBulk, standingOf, visibleBulkDeeds } from './visibility.ts'

/** How many tickets a plan is tried on before it starts. */
const tried = 50

/** One as it stands, whoever looks: for the work itself. */
export const bulkById = (read: ReadHandle, bulkDeedId: string): Promise<BulkDeed | undefined> =>
  read
    .tables<BulkDeedsTables>()
    .selectFrom('bulk_deeds')
    .selectAll()
    .where('id', '=', bulkDeedId)
    .executeTakeFirst()

/** Those that should be moving and have not moved since. */
export const stuckBulk = (read: ReadHandle, since: Date): Promise<Pick<BulkDeed, 'id'>[]> =>
  read
    .tables<BulkDeedsTables>()
    .selectFrom('bulk_deeds')
    .select('id')
    .where('state', 'in', ['running', 'undoing'])
    .where('moved_at', '<', since)
    .orderBy('moved_at')
    .limit(100)
    .execute()

const nameOf = (read: ReadHandle, personId: string) =>
  read
    .tables<{ people: { id: string; name: string } }>()
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', '=', personId)
    .executeTakeFirst()

function shown(row: BulkDeed, person: { id: string; name: string } | undefined) {
  return {
    id: row.id,
    person: person ?? { id: row.person_id, name: '' },
    macro: row.macro_name,
    state: row.state,
    tickets: row.tickets,
    done: row.done,
    refused: row.refused,
    undone: row.undone,
    kept: row.kept,
    plannedAt: row.planned_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}

export const countMatching = query(countForBulk, async (context, conditions) => {
  const found = await ticketsMeeting(context, conditions, mostTickets + 1)
  return { count: Math.min(found.length, mostTickets), more: found.length > mostTickets, most: mostTickets }
})

export const bulkList = query(listBulk, async ({ read, actor }, input) => {
  let rows = visibleBulkDeeds(read, actor)
    .selectAll()
    .orderBy('planned_at', 'desc')
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
  if (input.cursor !== undefined) {
    const [at, id] = decodeCursor(input.cursor, 2)
    rows = rows.where(sql<boolean>`(planned_at, id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const { items, next } = pageOfRows(await rows.execute(), input.limit, (row) => [
    row.planned_at.toISOString(),
    row.id,
  ])
  const person = actor.id === null ? undefined : await nameOf(read, actor.id)
  return { items: items.map((row) => shown(row, person)), next }
})

/** How the first tickets would go, each as it stands now. */
async function trialOf(context: QueryContext, { id, steps, state }: BulkDeed) {
  if (state !== 'planned') return null
  const { read, actor, now } = context
  const tickets = await visibleTickets(read, actor)
    .selectAll('tickets')
    .where(
      sql<boolean>`tickets.id in (select ticket_id from bulk_deed_tickets where bulk_deed_id = ${id} and position <= ${tried})`,
    )
    .execute()
  const counts = new Map<string, number>()
  for (const ticket of tickets) {
    const code = await whyRefused({ db: read, actor, now }, ticket, steps)
    if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return { tried: tickets.length, refused: [...counts].map(([code, count]) => ({ code, count })) }
}

export const bulkDetails = query(readBulk, async (context, { bulkDeedId }) => {
  const { read, actor, now } = context
  const row = await seenBulk(read, actor, bulkDeedId)
  const assigneeId = row.steps.assign?.personId ?? null
  const can = Object.fromEntries(deeds.map((deed) => [deed, canDo(deed, standingOf(row), now)]))
  return {
    ...shown(row, await nameOf(read, row.person_id)),
    steps: row.steps,
    assignee: (assigneeId !== null && (await nameOf(read, assigneeId))) || null,
    undoable: isUndoable(row.steps),
    trial: await trialOf(context, row),
    can: can as Record<(typeof deeds)[number], boolean>,
  }
})
