import { differences } from './differences.ts'
import { lengthOf } from './periods.ts'
import { better, placeOf } from './ranking.ts'
import type { Shown, ShownRow } from './shown-shape.ts'
import { figureOf, howOf, type Work } from './shown-work.ts'

/** How many of the best and of the worst are shown. */
const extremesShown = 3

/** Best first; where nothing is better, most first. What is not known is no part, what stands right in the unit above them no unit among them, and parts without a figure are left out. */
function ranked({ shown, metric }: Work, rows: readonly ShownRow[]): ShownRow[] {
  return rows
    .filter((row) => row.key !== null && !row.itself && figureOf(row, metric) !== null)
    .toSorted((a, b) => better(shown.direction, figureOf(a, metric) ?? 0, figureOf(b, metric) ?? 0))
}

/** The place of each part among those with a figure, by its key. */
function placesOf(rows: readonly { key: string | null; value: number | null }[], { direction }: Shown) {
  const known = rows.flatMap(({ key, value }) => (key === null || value === null ? [] : [{ key, value }]))
  const values = known.map(({ value }) => value)
  return new Map(known.map(({ key, value }) => [key, placeOf(value, values, direction)]))
}

function placesNow({ shown, metric }: Work) {
  return placesOf(
    shown.rows.filter(({ itself }) => !itself).map((row) => ({ key: row.key, value: figureOf(row, metric) })),
    shown,
  )
}

/** Each part's place now and in the period before. */
export function ranks(work: Work): Shown {
  const { answered, shown } = work
  const itself = new Set(shown.rows.flatMap((row) => (row.itself ? [row.key] : [])))
  const rows = (answered.of('before')[0]?.rows ?? []).flatMap(({ key, estimate }) =>
    itself.has(key) ? [] : [{ key, value: estimate?.value ?? null }],
  )
  return { ...shown, rows: withPlaces(work, ranked(work, shown.rows), placesOf(rows, shown)) }
}

function withPlaces(
  work: Work,
  rows: readonly ShownRow[],
  before: ReadonlyMap<string, number> = new Map(),
): ShownRow[] {
  const now = placesNow(work)
  return rows.map((row) => {
    const key = row.key ?? ''
    return { ...row, rank: { now: now.get(key) ?? 0, before: before.get(key) ?? null } }
  })
}

/** Each part against all together. */
function againstWhole(work: Work, rows: readonly ShownRow[]): ShownRow[] {
  // A part of a count is always less than the whole: there is nothing to say.
  if (work.shown.unitOfMeasure === 'count') return [...rows]
  const said = differences(
    rows.map((row) => ({ now: row.values[work.metric] ?? null, before: work.shown.total })),
    howOf(work, lengthOf(work.answered.scope)),
  )
  return rows.map((row, index) => ({ ...row, said: said[index] ?? null }))
}

/** The best and the worst. */
export function extremes(work: Work): Shown {
  const rows = withPlaces(work, againstWhole(work, ranked(work, work.shown.rows)))
  const few = rows.length <= extremesShown * 2
  return {
    ...work.shown,
    rows: few ? rows : [...rows.slice(0, extremesShown), ...rows.slice(-extremesShown)],
  }
}

/** The units under one roof, the one looked at marked. */
export function siblings(work: Work): Shown {
  const { unitId } = work.answered.scope
  const rows = againstWhole(work, ranked(work, work.shown.rows))
  return { ...work.shown, rows: rows.map((row) => ({ ...row, own: row.key === unitId })) }
}
