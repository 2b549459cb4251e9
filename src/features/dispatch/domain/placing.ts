/**
 * The unit a ticket belongs to once a person holds it: theirs, unless they stand above the ticket's unit,
 * whose people would lose sight of it otherwise. Paths run from the root to the unit itself.
 */
export function unitAfter(ticketPath: readonly string[], personPath: readonly string[]): string {
  const standsAbove =
    personPath.length < ticketPath.length && personPath.every((unit, i) => ticketPath[i] === unit)
  const path = standsAbove ? ticketPath : personPath
  return path.at(-1) as string
}

/** Whether a unit is the given one or lies under it. */
export function liesUnder(path: readonly string[], unitId: string): boolean {
  return path.includes(unitId)
}
