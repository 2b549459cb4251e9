import { bucketBounds } from '@huixiang/cx-stats/histogram.ts'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import { inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openUpgradedHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { readCut } from '../contract/cut.ts'
import { listPoints } from '../contract.ts'
import type { Point } from '../domain/point-book.ts'
import { bookOf } from './metrics.store.ts'
import { metrics } from './module.ts'
import { billing, facts, root, shop, writeOldFacts } from './testing/old-facts.ts'

let house: TestHouse
let administrator: Actor

beforeAll(async () => {
  house = await openUpgradedHouse(inject('databaseServer'), [metrics, taxonomy], {
    before: '0853-metrics-narrow-facts.sql',
    write: writeOldFacts,
  })
  administrator = await inventPerson(house, { root, unit: root }, { role: 'administrator' })
})
afterAll(() => house?.close())

const bare = ({
  measure,
  subjectId,
  part,
  day,
  orgUnitId,
  kind,
  labelId,
  channel,
  bucket,
  amount,
  detail,
}: Point) =>
  ({
    measure,
    subjectId,
    part,
    day,
    orgUnitId,
    kind,
    labelId,
    channel,
    bucket,
    amount,
    detail,
  }) satisfies Point

test('every fact says after the upgrade what it said before', async () => {
  const kept = await house.arrange(async ({ db }) => {
    const book = await bookOf(
      db,
      facts.map(({ subjectId }) => subjectId),
    )
    return facts.flatMap(({ subjectId }) => book.of(subjectId)).map(bare)
  })
  expect(kept).toEqual(facts.map(bare))
})

const cut = async (question: Partial<CallerInput<typeof readCut>>) =>
  (
    await house.call(
      readCut,
      {},
      { metric: 'voices', from: '2026-08-01', to: '2026-10-31', ...question },
      { as: administrator },
    )
  ).reply

/** How many facts stand behind each value of a dimension. */
const counted = (ofFact: (fact: Point) => string | null, which: (fact: Point) => boolean) => {
  const rows = new Map<string | null, number>()
  for (const fact of facts.filter((one) => one.measure === 'voices' && which(one)))
    rows.set(ofFact(fact), (rows.get(ofFact(fact)) ?? 0) + 1)
  return rows
}
const dimensions = {
  day: ({ day }: Point) => day,
  month: ({ day }: Point) => day.slice(0, 7),
  unit: ({ orgUnitId }: Point) => orgUnitId,
  label: ({ labelId }: Point) => labelId,
  channel: ({ channel }: Point) => channel,
  kind: ({ kind }: Point) => kind,
}
const by = Object.keys(dimensions) as (keyof typeof dimensions)[]
const narrowings: readonly (Partial<CallerInput<typeof readCut>> & { of: (fact: Point) => boolean })[] = [
  { of: () => true },
  { unit: billing, of: ({ orgUnitId }) => orgUnitId === billing },
  { label: shop, of: ({ labelId }) => labelId === shop },
  { channel: 'x-far', of: ({ channel }) => channel === 'x-far' },
  { channel: 'email', label: shop, of: ({ channel, labelId }) => channel === 'email' && labelId === shop },
  { kind: 'praise', of: ({ kind }) => kind === 'praise' },
]

async function askEverything(): Promise<void> {
  for (const { of, ...narrowing } of narrowings)
    for (const dimension of by) {
      const { rows } = await cut({ ...narrowing, by: dimension })
      const said = rows
        .filter(({ estimate }) => estimate?.n !== 0)
        .map(({ key, estimate }) => [key, estimate?.n] as const)
      expect(new Map(said), `${dimension} of ${JSON.stringify(narrowing)}`).toEqual(
        counted(dimensions[dimension], of),
      )
    }
  const contacts = await cut({ metric: 'first_contact', by: 'kind' })
  expect(
    contacts.rows.filter(({ estimate }) => estimate?.n).map(({ key, estimate }) => [key, estimate?.n]),
  ).toEqual([['praise', 5]])
  expect(contacts.distribution).toMatchObject([{ from: bucketBounds(541).low, n: 5 }])
}

/** What alerts are judged by. */
async function countsOf(split: 'label' | 'channel' | 'unit') {
  const { rows } = await house.open.pool.query(
    `select measure, day, org_unit_id, kind, label_id, channel, bucket, n::int from metric_counts_of($1, '2025-01-01', '2026-12-31')`,
    [split],
  )
  return rows.map((row) => JSON.stringify(row)).sort()
}
function countedFor(split: 'label' | 'channel' | 'unit') {
  const counts = new Map<string, number>()
  for (const { measure, day, orgUnitId, kind, labelId, channel, bucket } of facts) {
    const cell = {
      ...{ measure, day, org_unit_id: orgUnitId, kind },
      ...{
        label_id: split === 'label' ? labelId : null,
        channel: split === 'channel' ? channel : null,
        bucket,
      },
    }
    const key = JSON.stringify(cell)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([cell, n]) => JSON.stringify({ ...JSON.parse(cell), n })).sort()
}

const splits = ['unit', 'label', 'channel'] as const

test('every dimension answers after the upgrade as it did, day by day and for what alerts are judged by', async () => {
  await askEverything()
  for (const split of splits) expect(await countsOf(split)).toEqual(countedFor(split))
})

test('the facts behind a number are found by their channel and kind', async () => {
  const behind = async (question: Partial<CallerInput<typeof listPoints>>) =>
    (await house.call(listPoints, {}, { measure: 'voices', ...question }, { as: administrator })).reply.items
  expect(await behind({ channel: 'phone' })).toHaveLength(3)
  expect(await behind({ channel: 'email', kind: 'praise', bucketFrom: 3, bucketTo: 3 })).toHaveLength(2)
  expect(await behind({ channel: 'kiosk', kind: 'complaint' })).toEqual([])
})

test('months that are closed after the upgrade answer the same', async () => {
  house.travel(400 * 86_400_000)
  await house.tick()
  const { rows } = await house.open.pool.query('select count(*)::int as months from metric_months')
  expect(rows[0].months).toBeGreaterThan(0)
  await askEverything()
  for (const split of splits) expect(await countsOf(split)).toEqual(countedFor(split))
})
