import { type RawBuilder, sql } from 'kysely'
import { seenAlerts } from '#features/alerts/server/public/seen-alerts.ts'
import { openAnswers } from '#features/escalations/server/public/open-answers.ts'
import { seenGroupEvents } from '#features/group-events/server/public/seen-events.ts'
import { seenJointTasks } from '#features/joint-handling/server/public/seen-tasks.ts'
import { seenSupervisionLetters } from '#features/supervision/server/public/seen-letters.ts'
import { openTo } from '#features/tickets/server/public/open-to.ts'
import { ticketInReach } from '#features/tickets/server/public/visible-tickets.ts'
import type { TicketsTables } from '#features/tickets/server/tickets.tables.ts'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { decodeCursor, pageOfRows } from '#platform/server/database/pages.ts'
import { myNotifications } from '../contract.ts'
import { pressing } from '../domain/kinds.ts'
import type { NotificationsTables } from './notifications.tables.ts'

/** A person's own rows, without those about tickets that were closed to them since; others who are signed in (keys) have none. */
export function ownNotifications({ read, actor }: QueryContext) {
  return read
    .tables<NotificationsTables & TicketsTables>()
    .selectFrom('notifications')
    .where('notifications.person_id', '=', actor.kind === 'person' ? actor.id : null)
    .where((eb) =>
      eb.or([eb('notifications.ticket_id', 'is', null), openTo(actor, 'notifications.ticket_id')]),
    )
}

interface Matters {
  readonly group_event_id: string | null
  readonly alert_id: string | null
  readonly joint_task_id: string | null
  readonly supervision_letter_id: string | null
  readonly facts: Readonly<Record<string, unknown>>
}

/** What rows tell of beside tickets, as far as it is in the reader's reach. */
async function mattersOf({ read, actor }: QueryContext, rows: readonly Matters[]) {
  const named = (column: Exclude<keyof Matters, 'facts'>) => rows.flatMap((row) => row[column] ?? [])
  return {
    groupEvents: await seenGroupEvents(read, actor, named('group_event_id')),
    alerts: await seenAlerts(read, actor, named('alert_id')),
    jointTasks: await seenJointTasks(read, actor, named('joint_task_id')),
    asking: await openAnswers(
      read,
      rows.flatMap(({ facts }) => escalationOf(facts) ?? []),
    ),
    letters: await seenSupervisionLetters(read, actor, named('supervision_letter_id')),
  }
}

type Asked = InputOf<typeof myNotifications>

/** What presses stands by itself while it is unread, and so does what is unread of the kinds that are shown apart. */
function inPart({ part, apart }: Asked): RawBuilder<boolean> {
  const aside = part === 'rest' ? [...pressing, ...apart] : apart
  const kept = sql<boolean>`not (notifications.read_at is null and notifications.kind = any(${aside}))`
  if (part !== 'pressing') return kept
  return sql`${kept} and notifications.read_at is null and notifications.kind = any(${[...pressing]})`
}

function pageRows(context: QueryContext, input: Asked) {
  const { actor } = context
  let rows = ownNotifications(context)
    .leftJoin('tickets', (join) =>
      join.onRef('tickets.id', '=', 'notifications.ticket_id').on(ticketInReach(actor)),
    )
    .select(['notifications.id', 'notifications.kind', 'notifications.at', 'notifications.read_at'])
    .select(['notifications.facts', 'tickets.id as ticket_id', 'tickets.number', 'tickets.title'])
    .select(['notifications.group_event_id', 'notifications.joint_task_id'])
    .select(['notifications.supervision_letter_id', 'notifications.bulk_deed_id', 'notifications.alert_id'])
    .orderBy('notifications.at', 'desc')
    .orderBy('notifications.id', 'desc')
    .limit(input.limit + 1)
  if (input.unread === 'true') rows = rows.where('notifications.read_at', 'is', null)
  if (input.kind.length > 0) rows = rows.where('notifications.kind', 'in', input.kind)
  rows = rows.where(inPart(input))
  if (input.cursor !== undefined) {
    const [at, id] = decodeCursor(input.cursor, 2)
    rows = rows.where(sql<boolean>`(notifications.at, notifications.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  return rows.execute()
}

export const inbox = query(myNotifications, async (context, input) => {
  const { items, next } = pageOfRows(await pageRows(context, input), input.limit, (row) => [
    row.at.toISOString(),
    row.id,
  ])
  const { groupEvents, alerts, jointTasks, letters, asking } = await mattersOf(context, items)
  return {
    items: items.map((row) => ({
      id: row.id,
      kind: row.kind,
      at: row.at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
      ticket:
        row.ticket_id === null
          ? null
          : { id: row.ticket_id, number: row.number ?? '', title: row.title ?? '' },
      groupEvent: groupEvents.get(row.group_event_id ?? '') ?? null,
      alert: alerts.get(row.alert_id ?? '') ?? null,
      jointTask: jointTasks.get(row.joint_task_id ?? '') ?? null,
      supervisionLetter: letters.get(row.supervision_letter_id ?? '') ?? null,
      bulkDeed: row.bulk_deed_id === null ? null : { id: row.bulk_deed_id },
      asks: askOf(row.facts, asking),
      facts: row.facts,
    })),
    next,
  }
})

const escalationOf = ({ escalationId }: Record<string, unknown>) =>
  typeof escalationId === 'string' ? escalationId : null

function askOf(facts: Record<string, unknown>, asking: ReadonlySet<string>) {
  const escalationId = escalationOf(facts)
  return escalationId !== null && asking.has(escalationId) ? { escalationId } : null
}
