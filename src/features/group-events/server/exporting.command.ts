import { sql } from 'kysely'
import { csvOf } from '#features/audit/server/public/csv.ts'
import type { Actor } from '#platform/server/actor.ts'
import { command } from '#platform/server/command.ts'
import { exportGroupEvents } from '../contract/deeds.ts'
import { groupEventsExported } from '../contract.ts'
import { conditionsOf, listOrder } from './choosing-events.ts'
import { eventRows, itemsOf } from './event-items.ts'

const mostRows = 10_000
const header = [
  'number',
  'about',
  'label',
  'state',
  'voices',
  'customers',
  'tickets',
  'risks',
  'first_voice_at',
  'last_voice_at',
  'opened_at',
]

/** The actor as one who sees no further than they may export. */
const seeingWhatTheyMayExport = (actor: Actor): Actor => ({
  ...actor,
  grants: actor.grants.flatMap((grant) =>
    grant.permission === 'intake.read'
      ? []
      : grant.permission === 'intake.export'
        ? [grant, { ...grant, permission: 'intake.read' as const }]
        : [grant],
  ),
})

/** The events chosen, with what the actor may export of them. */
export const exporting = command(
  exportGroupEvents,
  async ({ db, now, newId, request, emit, ...asked }, filters) => {
    const actor = seeingWhatTheyMayExport(asked.actor)
    const found = await eventRows(db, actor, {
      and: await conditionsOf({ read: db, actor }, filters),
      order: sql`${listOrder} limit ${sql.lit(mostRows + 1)}`,
    })
    const items = await itemsOf(db, actor, found.slice(0, mostRows))
    emit(groupEventsExported, { subject: newId(), facts: { rows: items.length } })
    const rows = items.map((item) => [
      item.number,
      item.phrases.join(' '),
      item.labelName?.[request.locale] ?? null,
      item.state,
      item.voices,
      item.customers,
      item.tickets,
      item.risks.map(({ risk }) => risk).join(' '),
      item.firstAt,
      item.lastAt,
      item.openedAt,
    ])
    const fileName = `group-events-${new Date(now).toISOString().slice(0, 10)}.csv`
    return { fileName, csv: csvOf(header, rows), rows: rows.length, more: found.length > mostRows }
  },
)
