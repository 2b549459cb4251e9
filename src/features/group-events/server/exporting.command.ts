import { sql } from 'kysely'
import { csvOf } from '#features/audit/server/public/csv.ts'
import { command } from '#platform/server/command.ts'
import { exportGroupEvents } from '../contract/deeds.ts'
import { groupEventsExported } from '../contract.ts'
import { eventRows, itemsOf } from './event-items.query.ts'
import { conditionsOf, listOrder } from './event-list.query.ts'

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

/** The events chosen, as the actor sees them. */
export const exporting = command(
  exportGroupEvents,
  async ({ db, actor, now, newId, request, emit }, filters) => {
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
