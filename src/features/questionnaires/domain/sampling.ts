import { hashed, shuffled } from './order.ts'

/** How many of an audience are asked: everybody, a share, so many of each stratum, or so many in all with each stratum in its proportion. */
export type Sampling =
  | { readonly method: 'all' }
  | { readonly method: 'share'; readonly percent: number }
  | { readonly method: 'quota'; readonly each: number }
  | { readonly method: 'stratified'; readonly total: number }

export const methods = ['all', 'share', 'quota', 'stratified'] as const
/** What strata are made of; channel and tier are those of the customer's latest voice and ticket, and a stratum of its own is whoever has none. */
export const strataBy = ['vip', 'unit', 'region', 'channel', 'tier'] as const
export type StrataBy = (typeof strataBy)[number]

/** Somebody who may be drawn. */
export interface Drawable {
  readonly id: string
  readonly stratum: string
}

/** In the order of the draw: the same seed and people give the same order, however they were listed. */
const inDrawnOrder = <Person extends Drawable>(people: readonly Person[], seed: string): readonly Person[] =>
  shuffled(
    [...people].sort((one, other) => (one.id < other.id ? -1 : 1)),
    seed,
  )

function byStratum<Person extends Drawable>(people: readonly Person[]): Map<string, Person[]> {
  const strata = new Map<string, Person[]>()
  for (const person of people) {
    const known = strata.get(person.stratum)
    if (known === undefined) strata.set(person.stratum, [person])
    else known.push(person)
  }
  return strata
}

/** Whole seats in proportion to sizes by the largest remainders (Hamilton); they add up to `total`, or to all there are. */
export function apportioned(sizes: readonly number[], total: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0)
  if (all <= total) return [...sizes]
  const exact = sizes.map((size) => (size * total) / all)
  const seats = exact.map(Math.floor)
  const byRemainder = exact
    .map((share, place) => ({ place, rest: share - Math.floor(share) }))
    .sort((one, other) => other.rest - one.rest || one.place - other.place)
  let left = total - seats.reduce((sum, seat) => sum + seat, 0)
  for (const { place } of byRemainder) {
    if (left === 0) break
    seats[place] = (seats[place] ?? 0) + 1
    left -= 1
  }
  return seats
}

/**
 * Who is drawn, in the order of the draw. A quota gives everybody of each stratum in that order: it is filled with those who can be asked,
 * by `take`.
 */
export function drawn<Person extends Drawable>(
  people: readonly Person[],
  sampling: Sampling,
  seed: string,
): readonly Person[] {
  const order = inDrawnOrder(people, seed)
  if (sampling.method === 'all' || sampling.method === 'quota') return order
  if (sampling.method === 'share') return order.slice(0, Math.round((people.length * sampling.percent) / 100))
  const strata = [...byStratum(order)].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, all]) => all)
  const seats = apportioned(
    strata.map(({ length }) => length),
    sampling.total,
  )
  return strata.flatMap((all, place) => all.slice(0, seats[place]))
}

/** Counts strata full: whether one more of a stratum is still wanted. */
export function quotaOf(sampling: Sampling): (stratum: string) => boolean {
  const taken = new Map<string, number>()
  return (stratum) => {
    if (sampling.method !== 'quota') return true
    const before = taken.get(stratum) ?? 0
    if (before >= sampling.each) return false
    taken.set(stratum, before + 1)
    return true
  }
}

/** Whether one of a stream is drawn: a share of them, the same whenever it is asked. */
export const drawnFromStream = (key: string, percent: number): boolean =>
  (hashed(key) / 2 ** 32) * 100 < percent
