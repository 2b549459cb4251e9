import type { Caller } from './callers.query.ts'

/** A handled ticket as far as it matters who may ask about it. */
export interface Checked {
  readonly unitPath: readonly (string | null)[]
  readonly unitId: string
  readonly handledBy: readonly string[]
  /** Whether the ticket is closed to somebody. */
  readonly isClosedTo: (personId: string) => boolean
}

function reaches({ scope, unitId }: Caller, ticket: Checked): boolean {
  if (scope === 'all') return true
  return scope === 'subtree' ? ticket.unitPath.includes(unitId) : scope === 'unit' && ticket.unitId === unitId
}

/** Gives each ticket in turn to whoever has the fewest to make, never to one who handled it or to whom it is closed; null where nobody may. */
export function openChoice(callers: readonly Caller[]) {
  const load = new Map(callers.map(({ personId, open }) => [personId, open]))
  return (ticket: Checked): string | null => {
    const able = callers
      .filter((caller) => reaches(caller, ticket))
      .filter(({ personId }) => !ticket.handledBy.includes(personId) && !ticket.isClosedTo(personId))
      .map(({ personId }) => personId)
      .sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0))
    const [chosen = null] = able
    if (chosen !== null) load.set(chosen, (load.get(chosen) ?? 0) + 1)
    return chosen
  }
}
