import { bucketOf } from '@huixiang/cx-stats/histogram.ts'
import { expect, test } from 'vitest'
import { evaluate } from './evaluating.ts'
import { kindsOfDay } from './kinds-of-day.ts'
import { frameOf } from './marks.ts'
import { addCell, type Cell, emptySeries, type Recipe } from './measured.ts'
import { recipes } from './recipes.ts'

const days = 71
const first = 20_000
const hour = 3_600_000
const cell = { complaint: false, judged: true } as const

/** What a rule finds on the last day, where each day has these cells. */
function found(
  recipe: Recipe,
  cellsOn: (day: number) => readonly Omit<Cell, 'complaint' | 'judged'>[],
  goal: number | null = null,
) {
  const series = emptySeries(days)
  for (let day = 0; day < days; day++)
    for (const one of cellsOn(day)) addCell(series, day, { recipe, cell: { ...cell, ...one } })
  const frame = frameOf({ first, days, kindOfDay: kindsOfDay(null) }, [])
  const measure = {
    recipe,
    windowDays: 1,
    historyDays: 56,
    goal,
    minimumN: 10,
    significance: 0.01,
    fromColour: 'yellow',
  } as const
  const on = { on: { day: days - 1, partial: false }, before: new Map() }
  return evaluate([{ key: 'all', parent: null, series: [series], frame }], measure, on)[0]
}
const last = days - 1
const took = (hours: number, n = 40) =>
  ({ measure: 'resolution', bucket: bucketOf(hours * hour), n }) as const

test('times that take half as long again are red, told in milliseconds, with what was usual', () => {
  const one = found(recipes.resolution, (day) => (day === last ? [took(15), took(30)] : [took(10), took(20)]))
  expect(one).toMatchObject({ colour: 'red', absolute: false })
  expect(one?.deviation).toBeGreaterThan(0.45)
  expect(one?.deviation).toBeLessThan(0.55)
  // The geometric mean of 10 and 20 hours.
  expect((one?.expected as number) / hour).toBeGreaterThan(13.6)
  expect((one?.expected as number) / hour).toBeLessThan(14.7)
  expect(one?.low).toBeLessThan(one?.expected as number)
  expect(one?.high).toBeGreaterThan(one?.expected as number)
})

test('one ticket that took a year among forty is no alarm, and neither are times that are shorter', () => {
  const usual = [took(10), took(20)]
  expect(found(recipes.resolution, (day) => (day === last ? [...usual, took(8760, 1)] : usual))?.colour).toBe(
    'none',
  )
  expect(found(recipes.resolution, (day) => (day === last ? [took(5, 80)] : usual))).toMatchObject({
    colour: 'none',
    better: true,
  })
})

test('a goal of times is kept to its edge', () => {
  const at = (hours: number) =>
    found(recipes.first_contact, () => [{ ...took(hours, 20_000), measure: 'first_contact' }], 10 * hour)
      ?.colour
  expect([10.5, 11.5, 12.5, 14].map(at)).toEqual(['none', 'yellow', 'orange', 'red'])
})

test('effort is worse when it is more, the index when it is less, each on its own scale', () => {
  const effort = (bucket: number) =>
    [
      { measure: 'ces', bucket, n: 60 },
      { measure: 'ces', bucket: bucket + 40, n: 60 },
    ] as const
  expect(found(recipes.ces, (day) => effort(day === last ? 260 : 180))).toMatchObject({
    colour: 'red',
    value: 2.8,
    expected: 2,
  })
  expect(found(recipes.ces, (day) => effort(day === last ? 140 : 180))?.colour).toBe('none')
  const index = (bucket: number) =>
    [
      { measure: 'csi', bucket, n: 60 },
      { measure: 'csi', bucket: bucket + 60, n: 60 },
    ] as const
  expect(found(recipes.csi, (day) => index(day === last ? 570 : 770))).toMatchObject({
    colour: 'orange',
    value: 60,
    expected: 80,
  })
})

test('what needs a fortnight to ripen is judged a fortnight later', () => {
  const closed = (share: number) =>
    [
      { measure: 'closure', bucket: 1, n: Math.round(100 * share) },
      { measure: 'closure', bucket: 0, n: Math.round(100 * (1 - share)) },
    ] as const
  // The last days are hardly closed yet, as always.
  const ripening = (day: number) => Math.min(0.9, (last - day) / 14)
  expect(found(recipes.closure_rate, (day) => closed(ripening(day)))).toMatchObject({
    colour: 'none',
    window: { until: days - 14 },
  })
  const fallen = (day: number) => closed(day === last - 14 ? 0.5 : ripening(day))
  expect(found(recipes.closure_rate, fallen)).toMatchObject({ colour: 'red', value: 0.5 })
})
