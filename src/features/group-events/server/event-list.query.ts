import { type RawBuilder, sql } from 'kysely'
import { may, mayEverywhere } from '#platform/server/actor.ts'
import { query } from '#platform/server/command.ts'
import { decodeCursor, oneMoreThan, pageOfRows } from '#platform/server/database/pages.ts'
import { listGroupEvents } from '../contract/reading.ts'
import { conditionsOf, listOrder } from './choosing-events.ts'
import { eventRows, itemsOf } from './event-items.ts'

const afterCursor = (cursor: string | undefined): RawBuilder<unknown> => {
  if (cursor === undefined) return sql``
  const [closed, at, id] = decodeCursor(cursor, 3)
  return sql`and ((closure.event_id is not null)::int > ${closed}::int or ((closure.event_id is not null)::int = ${closed}::int
    and (event.opened_at, event.id) < (${at}::timestamptz, ${id}::uuid)))`
}

export const eventList = query(listGroupEvents, async (context, input) => {
  const { read, actor } = context
  const { limit, cursor } = input
  const rows = await eventRows(read, actor, {
    and: sql`${await conditionsOf(context, input)} ${afterCursor(cursor)}`,
    order: sql`${listOrder} limit ${oneMoreThan(limit)}`,
  })
  const { items, next } = pageOfRows(rows, limit, (row) => [
    Number(row.closed),
    row.opened_at.toISOString(),
    row.id,
  ])
  const can = { export: may(actor, 'intake.export'), setRule: mayEverywhere(actor, 'organisation.configure') }
  return { items: await itemsOf(read, actor, items), next, can }
})
