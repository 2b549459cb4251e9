export const deepestLevel = 6

export type UnitMoveProblem = 'isRoot' | 'intoItself' | 'tooDeep' | 'alreadyThere'

/**
 * Why a unit may not move under a parent; null when it may.
 * `path` runs from the root to the unit itself; `height` counts the levels of the subtree, the unit included.
 */
export function moveProblem(
  unit: { path: readonly string[]; height: number },
  parent: { path: readonly string[] },
): UnitMoveProblem | null {
  const own = unit.path.at(-1) as string
  if (unit.path.length === 1) return 'isRoot'
  if (parent.path.includes(own)) return 'intoItself'
  if (unit.path.at(-2) === parent.path.at(-1)) return 'alreadyThere'
  return parent.path.length + unit.height > deepestLevel ? 'tooDeep' : null
}

/** The six ancestor columns of a path; levels below it are null. */
export function pathColumns(path: readonly string[]) {
  const [first = '', second, third, fourth, fifth, sixth] = path
  return {
    unit_1: first,
    unit_2: second ?? null,
    unit_3: third ?? null,
    unit_4: fourth ?? null,
    unit_5: fifth ?? null,
    unit_6: sixth ?? null,
  }
}

/** The path that six ancestor columns spell. */
export function pathOf(columns: ReturnType<typeof pathColumns>): string[] {
  const { unit_1, unit_2, unit_3, unit_4, unit_5, unit_6 } = columns
  return [unit_1, unit_2, unit_3, unit_4, unit_5, unit_6].filter((level) => level !== null)
}
