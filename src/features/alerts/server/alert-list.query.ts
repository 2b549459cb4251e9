import { sql } from 'kysely'
import type { InputOf } from '#platform/contract/endpoint.ts'
import { mayEverywhere } from '#platform/server/actor.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import { decodeCursor, oneMoreThan, pageOfRows } from '#platform/server/database/pages.ts'
import { listAlerts } from '../contract/reading.ts'
import { states } from '../domain/codes.ts'
import { itemRows, itemsOf, stateOf } from './alert-items.ts'
import { unitsBelow } from './parts.query.ts'
import { liveRules } from './rule-rows.query.ts'
import { visibleAlerts } from './visibility.ts'

// Open ones are few, so that putting all visible alerts in order costs little.
const place = sql<number>`array_position(array['open', 'snoozed', 'closed'], ${stateOf})`

async function chosen({ read, actor }: QueryContext, input: InputOf<typeof listAlerts>) {
  let rows = itemRows(read, actor)
  if (input.state.length > 0) rows = rows.where(stateOf, 'in', input.state)
  if (input.colour.length > 0) rows = rows.where('alerts.colour', 'in', input.colour)
  if (input.watched.length > 0) rows = rows.where('rule.watched', 'in', input.watched)
  if (input.mine === 'true')
    rows = rows.where('alerts.owner_id', '=', actor.kind === 'person' ? actor.id : null)
  if (input.unit !== undefined) {
    const { order } = await unitsBelow(read, input.unit)
    rows = rows.where(sql<boolean>`alerts.unit_ids && ${order}::uuid[]`)
  }
  if (input.cursor !== undefined) {
    const [at, opened, id] = decodeCursor(input.cursor, 3)
    rows = rows.where(
      sql<boolean>`(${place}::int > ${at}::int or (${place}::int = ${at}::int
        and (alerts.opened_at, alerts.id) < (${opened}::timestamptz, ${id}::uuid)))`,
    )
  }
  return rows
    .orderBy(place)
    .orderBy('alerts.opened_at', 'desc')
    .orderBy('alerts.id', 'desc')
    .limit(oneMoreThan(input.limit))
    .execute()
}

async function openByColour({ read, actor }: QueryContext) {
  const rows = await visibleAlerts(read, actor)
    .select(['colour', ({ fn }) => fn.countAll<number>().as('n')])
    .where(stateOf, '=', 'open')
    .groupBy('colour')
    .execute()
  const of = (colour: string) => Number(rows.find((row) => row.colour === colour)?.n ?? 0)
  return { red: of('red'), orange: of('orange'), yellow: of('yellow') }
}

export const alertList = query(listAlerts, async (context, input) => {
  const { read, actor } = context
  const { items, next } = pageOfRows(await chosen(context, input), input.limit, (row) => [
    states.indexOf(row.state) + 1,
    row.opened_at.toISOString(),
    row.id,
  ])
  return {
    items: await itemsOf(read, actor, items),
    next,
    can: { configure: mayEverywhere(actor, 'alerts.configure') },
    liveRules: (await liveRules(read)).length,
    open: await openByColour(context),
  }
})
