import type { CustomersTables } from '#features/customers/server/customers.tables.ts'
import type { ReplyOf } from '#platform/contract/endpoint.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readIndicators } from '../contract/reading.ts'
import { changeBetween } from '../domain/change.ts'
import { type Buckets, figureOf, mergedBuckets } from '../domain/figures.ts'
import { type IndicatorKey, indicatorKeys } from '../domain/indicators.ts'
import { talliesOf } from './tallies.query.ts'

const dayMs = 86_400_000
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** The first day of as many days before a stretch. */
function startBefore({ from, to }: { from: string; to: string }): string {
  return dayOf(2 * Date.parse(from) - Date.parse(to) - dayMs)
}

function figureIn(indicator: IndicatorKey, byDay: ReadonlyMap<string, Buckets>, from: string) {
  const days = [...byDay].filter(([day]) => day >= from)
  const earlier = [...byDay].filter(([day]) => day < from)
  const now = figureOf(indicator, mergedBuckets(days.map(([, buckets]) => buckets)))
  const before = figureOf(indicator, mergedBuckets(earlier.map(([, buckets]) => buckets))).typical
  return {
    indicator,
    ...now,
    before,
    change: changeBetween(indicator, { before, now: now.typical }),
    days: days.map(([day, buckets]) => ({ day, estimate: figureOf(indicator, buckets).typical })),
  } satisfies ReplyOf<typeof readIndicators>['figures'][number]
}

async function namesOf(read: ReadHandle, ids: ReadonlySet<string>) {
  if (ids.size === 0) return []
  return read
    .tables<CustomersTables>()
    .selectFrom('touchpoints')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .orderBy('name')
    .execute()
}

export const indicatorFigures = query(readIndicators, async ({ read, actor, now }, input) => {
  const { byIndicator, touchpointIds } = await talliesOf(
    { read, actor },
    { ...input, from: startBefore(input) },
  )
  return {
    asOf: new Date(now).toISOString(),
    figures: indicatorKeys.flatMap((key) => {
      const byDay = byIndicator.get(key)
      return byDay === undefined ? [] : [figureIn(key, byDay, input.from)]
    }),
    touchpoints: await namesOf(read, touchpointIds),
  }
})
