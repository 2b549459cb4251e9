/** What marked days are about: a unit, and a segment of one dimension; null for everything. */
export interface MarkedFor {
  readonly unitId: string | null
  readonly split: 'label' | 'channel' | 'kind' | 'agent' | 'touchpoint' | null
  readonly segment: string | null
}

/** What figures are narrowed to; nothing where they are not. */
export type NarrowedTo = Readonly<
  Partial<Record<'unit' | NonNullable<MarkedFor['split']>, string | null | undefined>>
>

/** From the top to a unit or a label. */
export type PathOf = (tree: 'unit' | 'label', id: string) => readonly string[]

/** How much of some figures marked days are about. */
export type Coverage = 'all' | 'part' | 'none'

function alongTree(path: (id: string) => readonly string[], marked: string, asked: string): Coverage {
  if (path(asked).includes(marked)) return 'all'
  return path(marked).includes(asked) ? 'part' : 'none'
}

function alongSplit({ split, segment }: MarkedFor, narrowed: NarrowedTo, pathOf: PathOf): Coverage {
  if (split === null || segment === null) return 'all'
  const asked = narrowed[split]
  if (asked == null) return 'part'
  if (split === 'label') return alongTree((id) => pathOf('label', id), segment, asked)
  return asked === segment ? 'all' : 'none'
}

function alongUnits({ unitId }: MarkedFor, { unit }: NarrowedTo, pathOf: PathOf): Coverage {
  if (unitId === null) return 'all'
  return unit == null ? 'part' : alongTree((id) => pathOf('unit', id), unitId, unit)
}

/** Whether marked days are about all that figures count, a part of it, or nothing of it. */
export function coverageOf(mark: MarkedFor, narrowed: NarrowedTo, pathOf: PathOf): Coverage {
  const both = [alongUnits(mark, narrowed, pathOf), alongSplit(mark, narrowed, pathOf)]
  if (both.includes('none')) return 'none'
  return both.includes('part') ? 'part' : 'all'
}
