import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, expect, inject, test } from 'vitest'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { readCut } from '../contract/cut.ts'
import type { Point } from '../domain/point-book.ts'
import { bookOf, saveBook } from './metrics.store.ts'
import { metrics } from './module.ts'
import { countPoints, point, points } from './testing/counted-points.ts'

const house = await openTestHouse(inject('databaseServer'), [metrics])
const { root, logistics, billing } = await inventOrganisation(house)
const administrator = await inventPerson(house, { root, unit: root }, { role: 'administrator' })
afterAll(() => house.close())

const subjects = Array.from({ length: 12 }, () => randomUUID())
const labels = [null, ...Array.from({ length: 3 }, () => randomUUID())]
const someday = fc.constantFrom('2026-08-31', '2026-09-01', '2026-09-30', '2026-10-01', '2026-10-15')
const counted: fc.Arbitrary<Point> = fc
  .record({
    measure: fc.constantFrom('voices' as const, 'csat' as const),
    subjectId: fc.constantFrom(...subjects),
    day: someday,
    orgUnitId: fc.constantFrom(null, root, logistics, billing),
    kind: fc.constantFrom(null, 'complaint', 'praise'),
    labelId: fc.constantFrom(...labels),
    channel: fc.constantFrom(null, 'phone', 'email'),
    bucket: fc.integer({ min: 0, max: 3 }),
  })
  .map((one) => point(one))
const deed = fc.record({ point: counted, remove: fc.boolean() })

/** Puts and removes as a batch of events does. */
const batch = (deeds: readonly { point: Point; remove: boolean }[]) =>
  house.arrange(async ({ db }) => {
    const book = await bookOf(db, subjects)
    for (const { point: one, remove } of deeds) {
      if (remove) book.remove(one.measure, one.subjectId, one.part)
      else book.put(one)
    }
    await saveBook(db, book.changes())
  })

const cut = async (question: object) =>
  (
    await house.call(
      readCut,
      {},
      { metric: 'voices', from: '2026-08-01', to: '2026-10-31', ...question },
      { as: administrator },
    )
  ).reply

const clear = () =>
  house.open.pool.query(
    `delete from metric_facts; delete from metric_sums; delete from metric_months; update metric_closing set closed_before = '0001-01-01'`,
  )

test('whatever is counted, corrected and removed in whatever order, sums are those of what stands, month for month', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(deed, { maxLength: 8 }), { maxLength: 6 }), async (batches) => {
      await clear()
      const standing = new Map<string, Point>()
      for (const [place, deeds] of batches.entries()) {
        await batch(deeds)
        if (place % 2 === 0) await house.tick()
        for (const { point: one, remove } of deeds) {
          const key = `${one.measure} ${one.subjectId}`
          if (remove) standing.delete(key)
          else standing.set(key, one)
        }
      }
      const voices = [...standing.values()].filter(({ measure }) => measure === 'voices')
      const n = (which: (one: Point) => boolean) => voices.filter(which).length
      for (const by of ['month', 'day', 'unit', 'label', 'channel', 'kind'] as const) {
        const { total, rows } = await cut({ by })
        expect(total?.n).toBe(voices.length)
        expect(rows.reduce((sum, { estimate }) => sum + (estimate?.n ?? 0), 0)).toBe(voices.length)
      }
      const narrow = await cut({ unit: logistics, kind: 'complaint', channel: 'phone' })
      expect(narrow.total?.n).toBe(
        n((one) => one.orgUnitId === logistics && one.kind === 'complaint' && one.channel === 'phone'),
      )
      const september = await cut({ from: '2026-09-01', to: '2026-09-30' })
      expect(september.total?.n).toBe(n(({ day }) => day.startsWith('2026-09')))
      const { rows } = await house.open.pool.query(sumsDiffer)
      expect(rows).toEqual([])
    }),
    { numRuns: 12 },
  )
})

const sumsDiffer = `
  select 1 from metric_sums kept full join (select * from metric_sums_of('2026-08-01', '2026-10-31', false)
    where day >= (select closed_before from metric_closing)) counted using (measure, place, below, day)
  where (kept.kinds, kept.labels, kept.channels) is distinct from (counted.kinds, counted.labels, counted.channels)
  union all
  select 1 from metric_months kept full join (
    select counted.* from unnest(array['2026-08-01', '2026-09-01', '2026-10-01']::date[]) first cross join lateral metric_months_of(first) counted
    where first < (select closed_before from metric_closing)) counted using (measure, place, below, month)
  where (kept.kinds, kept.labels, kept.channels, kept.day_kinds, kept.day_labels, kept.day_channels)
    is distinct from (counted.kinds, counted.labels, counted.channels, counted.day_kinds, counted.day_labels, counted.day_channels)`

test('a unit that is moved leaves what was counted where it hung, and takes it along when looked at as the tree is now', async () => {
  await clear()
  const [east, west, outlet] = [randomUUID(), randomUUID(), randomUUID()]
  const add = (id: string, path: readonly string[]) =>
    house.open.pool.query(
      `insert into org_units (id, parent_id, kind, name, depth, unit_1, unit_2, unit_3, created_at)
       values ($1, $2, 'department', '单位', $3, $4, $5, $6, now())`,
      [id, path.at(-2), path.length, path[0], path[1], path[2] ?? null],
    )
  await add(east, [root, east])
  await add(west, [root, west])
  await add(outlet, [root, east, outlet])
  await countPoints(house, points(3, { orgUnitId: outlet, day: '2026-09-10' }))
  await house.open.pool.query('update org_units set parent_id = $2, unit_2 = $2 where id = $1', [
    outlet,
    west,
  ])
  await countPoints(house, points(2, { orgUnitId: outlet, day: '2026-10-10' }))
  const n = async (question: object) => (await cut(question)).total?.n
  expect([await n({ unit: east }), await n({ unit: west }), await n({ unit: outlet })]).toEqual([3, 2, 5])
  const now = { tree: 'now' }
  expect([await n({ unit: east, ...now }), await n({ unit: west, ...now })]).toEqual([0, 5])
  const byUnit = async (question: object) =>
    (await cut({ by: 'unit', ...question })).rows.map(({ key, estimate }) => [key, estimate?.n])
  expect(await byUnit({ unit: east })).toEqual([[outlet, 3]])
  expect(await byUnit({ unit: west })).toEqual([[outlet, 2]])
  expect(await byUnit({ unit: west, ...now })).toEqual([[outlet, 5]])
  const rows = await byUnit({})
  expect(rows).toContainEqual([east, 3])
  expect(rows).toContainEqual([west, 2])
})

test('labels and channels crossed are counted one by one', async () => {
  await clear()
  const label = labels[1] as string
  await countPoints(house, [
    ...points(4, { orgUnitId: logistics, labelId: label, channel: 'phone', day: '2026-10-15' }),
    ...points(2, { orgUnitId: billing, labelId: label, channel: 'email', day: '2026-10-15' }),
    ...points(1, { labelId: label, channel: 'phone', day: '2026-10-15' }),
  ])
  const rows = async (question: object) =>
    (await cut({ by: 'label', ...question })).rows
      .filter(({ estimate }) => estimate?.n)
      .map(({ key, estimate }) => [key, estimate?.n])
  expect(await rows({ channel: 'phone' })).toEqual([[label, 5]])
  expect(await rows({ channel: 'phone', unit: logistics })).toEqual([[label, 4]])
  expect(await rows({ channel: 'email', unit: root })).toEqual([[label, 2]])
})

test('whole numbers of every size come back from the bytes they are packed into', async () => {
  const numbers = [0, 127, 128, 16_383, 16_384, 65_535, 1_000_000, 1_073_741_823]
  const { rows } = await house.open.pool.query(
    `select metric_numbers(string_agg(metric_number(n), ''::bytea order by place)) as numbers
     from unnest($1::int[]) with ordinality as given(n, place)`,
    [numbers],
  )
  expect(rows[0].numbers).toEqual(numbers)
})

test('the days of a month come back from its row, however much was counted on them', async () => {
  const sizes = [70_000, 16_384, 16_383, 128, 127, 1]
  const { rows } = await house.open.pool.query(
    `select days.date, length(days.cells) as bytes from metric_days((
       select string_agg(metric_number(date::int) || metric_number(bytes) || decode(repeat('07', bytes), 'hex'), ''::bytea order by date)
       from unnest($1::int[]) with ordinality as given(bytes, date))) days`,
    [sizes],
  )
  expect(rows).toEqual(sizes.map((bytes, index) => ({ date: index + 1, bytes })))
})
