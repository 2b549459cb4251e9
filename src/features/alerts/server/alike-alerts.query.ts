import { sql } from 'kysely'
import type { QueryContext } from '#platform/server/command.ts'
import type { AlertItem } from '../contract/reading.ts'
import { type ItemRow, itemRows, itemsOf } from './alert-items.ts'
import { mayHandle } from './visibility.ts'

const mostOffered = 3
// Of so many that go on it is asked whether they could be the same.
const mostAsked = 20

/** Whether two alerts on one metric may have one cause: of days in common, and of parts in common where both are cut in the same way. */
function mayBeOne(one: ItemRow, other: ItemRow): boolean {
  const areOfOneTime = one.segments.some(({ from, to }) =>
    other.segments.some((theirs) => from <= theirs.to && theirs.from <= to),
  )
  return areOfOneTime && (one.split !== other.split || one.covered.some((key) => other.covered.includes(key)))
}

/** Alerts of other rules on the same metric that may have the same cause, as far as the reader may merge them. */
export async function alikeAlerts(context: QueryContext, row: ItemRow): Promise<AlertItem[]> {
  const { read, actor } = context
  const others = await itemRows(read, actor)
    .where('alerts.id', '<>', row.id)
    .where('alerts.merged_into', 'is', null)
    .where('alerts.rule_id', '<>', row.rule_id)
    .where('rule.watched', '=', row.watched)
    .where(sql<boolean>`rule.metric is not distinct from ${row.metric}`)
    .where(sql<boolean>`not exists (select from alert_closures where alert_id = alerts.id)`)
    .orderBy('alerts.opened_at', 'desc')
    .limit(mostAsked)
    .execute()
  const alike: ItemRow[] = []
  for (const other of others)
    if (alike.length < mostOffered && mayBeOne(row, other) && (await mayHandle(context, other.id)))
      alike.push(other)
  return itemsOf(read, actor, alike)
}
