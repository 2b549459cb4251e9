import { columns, mostRows, type Place } from './board.ts'

interface Placed {
  readonly id: string
  readonly place: Place
}

const overlap = (a: Place, b: Place): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value))

/** The place brought inside the grid. */
const inside = (place: Place): Place => ({
  ...place,
  x: clamp(place.x, 0, columns - place.w),
  y: clamp(place.y, 0, mostRows - place.h),
})

const firstFree = (place: Place, taken: readonly Place[]): Place => {
  let { y } = place
  while (taken.some((one) => overlap(one, { ...place, y }))) y += 1
  return { ...place, y }
}

/** As high as it can stand without passing what stands above it. */
function risen(place: Place, taken: readonly Place[]): Place {
  let { y } = place
  while (y > 0 && !taken.some((one) => overlap(one, { ...place, y: y - 1 }))) y -= 1
  return { ...place, y }
}

/**
 * Everything without overlaps and without empty rows, in reading order. The one named keeps the place it was given; the others give way
 * downwards.
 */
export function settled<Thing extends Placed>(things: readonly Thing[], firstId?: string): Thing[] {
  const order = things.toSorted(
    (a, b) =>
      a.place.y - b.place.y || Number(b.id === firstId) - Number(a.id === firstId) || a.place.x - b.place.x,
  )
  const first = order.find(({ id }) => id === firstId)
  const given = new Map<string, Place>()
  const taken: Place[] = first === undefined ? [] : [inside(first.place)]
  if (first !== undefined) given.set(first.id, inside(first.place))
  for (const { id, place } of order) {
    if (id === firstId) continue
    const free = firstFree(inside(place), taken)
    given.set(id, free)
    taken.push(free)
  }
  const spread = things.map((thing) => ({ ...thing, place: given.get(thing.id) ?? thing.place }))
  return raised(spread)
}

function raised<Thing extends Placed>(things: readonly Thing[]): Thing[] {
  const taken: Place[] = []
  return inReadingOrder(things).map((thing) => {
    const place = risen(thing.place, taken)
    taken.push(place)
    return { ...thing, place }
  })
}

/** Things after one was moved to another column and row. */
export function movedTo<Thing extends Placed>(
  things: readonly Thing[],
  id: string,
  to: { readonly x: number; readonly y: number },
): Thing[] {
  const changed = things.map((one) => (one.id === id ? { ...one, place: { ...one.place, ...to } } : one))
  return settled(changed, id)
}

/** One step with the keyboard: downwards past what stands below it, so that a step is always seen. */
export function stepped<Thing extends Placed>(
  things: readonly Thing[],
  id: string,
  step: { readonly dx: number; readonly dy: number },
): Thing[] {
  const one = things.find((thing) => thing.id === id)
  if (one === undefined) return [...things]
  const { place } = one
  const above = things.filter((other) => other.id !== id && other.place.y < place.y)
  const below = things.filter((other) => other.id !== id && other.place.y >= place.y)
  const down = Math.min(...below.map((other) => other.place.y + other.place.h - place.y), mostRows)
  const up = Math.max(...above.map((other) => other.place.y), 0)
  const y = step.dy > 0 ? place.y + (below.length > 0 ? down : 0) : step.dy < 0 ? up : place.y
  return movedTo(things, id, { x: clamp(place.x + step.dx, 0, columns - place.w), y })
}

/** As one reads them: from left to right, and down. */
export const inReadingOrder = <Thing extends Placed>(things: readonly Thing[]): Thing[] =>
  things.toSorted((a, b) => a.place.y - b.place.y || a.place.x - b.place.x)

/** Things after one went before, or after, the one that is read before, or after, it: each where the other began. */
export function passed<Thing extends Placed>(things: readonly Thing[], id: string, by: -1 | 1): Thing[] {
  const order = inReadingOrder(things)
  const at = order.findIndex((one) => one.id === id)
  const [one, other] = [order[at], order[at + by]]
  if (one === undefined || other === undefined) return [...things]
  const [first, second] = by < 0 ? [one, other] : [other, one]
  const { x, y } = second.place
  const begins = { ...first.place, x: Math.min(x, columns - first.place.w), y }
  // Where both stand side by side the second begins where the first ends; else it gives way downwards.
  const beside = begins.x + begins.w
  const isBeside = first.place.y === y && beside + second.place.w <= columns
  const follows = isBeside ? { ...second.place, x: beside } : { ...second.place, y: y + begins.h }
  const places = new Map([
    [first.id, begins],
    [second.id, follows],
  ])
  const changed = things.map((thing) => ({ ...thing, place: places.get(thing.id) ?? thing.place }))
  return settled(changed, first.id)
}

/** Things after one was made larger or smaller, never below its least size. */
export function resizedTo<Thing extends Placed>(
  things: readonly Thing[],
  id: string,
  { w, h, least }: { w: number; h: number; least: { readonly w: number; readonly h: number } },
): Thing[] {
  const changed = things.map((one) => {
    if (one.id !== id) return one
    const wide = clamp(w, least.w, columns - one.place.x)
    return { ...one, place: { ...one.place, w: wide, h: clamp(h, least.h, 20) } }
  })
  return settled(changed, id)
}

/** The first free place for something of this size, in reading order. */
export function freePlace(things: readonly Placed[], { w, h }: { w: number; h: number }): Place {
  for (let y = 0; y < mostRows; y += 1)
    for (let x = 0; x <= columns - w; x += 1) {
      const place = { x, y, w, h }
      if (!things.some((one) => overlap(one.place, place))) return place
    }
  return { x: 0, y: mostRows - h, w, h }
}
