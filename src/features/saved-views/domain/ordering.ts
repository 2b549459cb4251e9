/** The most views that one person, or one unit, keeps. */
export const mostKept = 30

/** Things in an order given by their ids; those it does not name come after, as they stood. */
export function inOrder<Thing extends { readonly id: string }>(
  things: readonly Thing[],
  order: readonly string[],
): Thing[] {
  const places = new Map(order.map((id, place) => [id, place]))
  const placeOf = ({ id }: Thing) => places.get(id) ?? order.length
  return things.toSorted((one, other) => placeOf(one) - placeOf(other))
}

/** An order in which one thing has moved up or down by a place; the ends stay where they are. */
export function moved(order: readonly string[], id: string, by: -1 | 1): string[] {
  const from = order.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= order.length) return [...order]
  return order.toSpliced(from, 1).toSpliced(to, 0, id)
}
