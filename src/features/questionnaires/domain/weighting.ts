import { type WeightedCount, weightedMean, weightedShare } from '@huixiang/cx-stats/weighted-estimates.ts'
import { rake } from '@huixiang/cx-stats/weighting.ts'
import { valuesFor } from './cross-table.ts'
import type { Facet } from './facets.ts'
import type { Words } from './questionnaire.ts'
import { type Crossed, toldGroups } from './told-groups.ts'

/** A known share of one category of a dimension; all of a dimension are brought to a whole. */
export interface Target {
  readonly facet: string
  readonly category: string
  readonly share: number
}

/** `facet=category=share`, as an address has it; null for what cannot be read. */
export function targetFrom(text: string): Target | null {
  const [facet = '', ...others] = text.split('=')
  const written = others.pop() ?? ''
  const category = others.join('=')
  const share = Number(written)
  const sound = facet !== '' && category !== '' && written !== '' && Number.isFinite(share) && share >= 0
  return sound ? { facet, category, share } : null
}

/** The dimensions that targets speak of, in the order named, with the shares of their categories. */
export function dimensionsOf(targets: readonly Target[]) {
  const facets = [...new Set(targets.map(({ facet }) => facet))]
  return facets.map((facet) => {
    const named = targets.filter((one) => one.facet === facet)
    const whole = named.reduce((sum, { share }) => sum + share, 0)
    return { facet, whole, shares: new Map(named.map(({ category, share }) => [category, share / whole])) }
  })
}
export type Dimensions = ReturnType<typeof dimensionsOf>

const between = '\u001F'

/** The id of a group of people: their category in every dimension. */
export const groupId = (categories: readonly string[]): string => categories.join(between)
export const categoriesOf = (group: string): readonly string[] => group.split(between)

/** One group and what each of its answers weighs. */
export interface WeighedGroup {
  readonly id: string
  readonly n: number
  readonly weight: number
}

/** A category that is to have a share and that nobody who is told of belongs to. */
export interface Missing {
  readonly facet: string
  readonly category: string
}

/** What the answers of each group weigh, so that every dimension has its shares. People without a category weigh nothing. */
export function weighed(
  sizes: ReadonlyMap<string, number>,
  dimensions: Dimensions,
): { readonly groups: readonly WeighedGroup[]; readonly converged: boolean } | { readonly missing: Missing } {
  const known = [...sizes].filter(([id]) =>
    categoriesOf(id).every((category, place) => dimensions[place]?.shares.has(category)),
  )
  for (const [place, { facet, shares }] of dimensions.entries())
    for (const [category, share] of shares)
      if (share > 0 && !known.some(([id, n]) => n > 0 && categoriesOf(id)[place] === category))
        return { missing: { facet, category } }
  const rows = known.map(([id]) =>
    Object.fromEntries(categoriesOf(id).map((category, place) => [dimensions[place]?.facet ?? '', category])),
  )
  const targets = Object.fromEntries(
    dimensions.map(({ facet, shares }) => [facet, Object.fromEntries(shares)]),
  )
  const { weights, converged } = rake(
    { rows, targets },
    known.map(([, n]) => n),
  )
  // Raked weights are those of whole groups.
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const people = known.reduce((sum, [, n]) => sum + n, 0)
  const groups = known.map(([id, n], place) => ({
    id,
    n,
    weight: n === 0 ? 0 : ((weights[place] ?? 0) / whole / n) * people,
  }))
  return { groups, converged }
}

export interface WeightedFigure {
  readonly question: string
  readonly titles: readonly Words[]
  readonly unit: 'nps' | 'mean' | 'share'
  readonly plain: ReturnType<typeof weightedMean>
  readonly weighted: ReturnType<typeof weightedMean>
}

const hundred = (estimate: ReturnType<typeof weightedShare>) => ({
  ...estimate,
  value: estimate.value === null ? null : 100 * estimate.value,
  low: estimate.low === null ? null : 100 * estimate.low,
  high: estimate.high === null ? null : 100 * estimate.high,
})

type Cells = readonly { readonly weight: number; readonly counts: readonly number[] }[]

const pointsOf = (cells: Cells, valueAt: (place: number) => number, equal: boolean): WeightedCount[] =>
  cells.flatMap(({ weight, counts }) =>
    counts.map((count, place) => ({ value: valueAt(place), weight: equal ? 1 : weight, count })),
  )

const byWeight = (make: (equal: boolean) => ReturnType<typeof weightedMean>) => ({
  plain: make(true),
  weighted: make(false),
})

function figuresOf(facet: Facet, cells: Cells): WeightedFigure[] {
  const { question, titles, range, categories } = facet
  const isNps = facet.kind === 'nps'
  if (isNps || range !== null) {
    const values = valuesFor(categories, { range, isNps })
    const scale = isNps ? ([-100, 100] as const) : (range as readonly [number, number])
    const valueAt = (place: number) => (values[place] ?? 0) * (isNps ? 100 : 1)
    const figures = byWeight((equal) => weightedMean(pointsOf(cells, valueAt, equal), { range: scale }))
    return [{ question, titles, unit: isNps ? 'nps' : 'mean', ...figures }]
  }
  const told = facet.kind === 'yes-no' ? categories.slice(0, 1) : categories
  return told.map(({ words }, wanted) => ({
    question,
    titles: facet.kind === 'yes-no' || words === null ? titles : [...titles, words],
    unit: 'share' as const,
    ...byWeight((equal) =>
      hundred(weightedShare(pointsOf(cells, (place) => (place === wanted ? 1 : 0), equal))),
    ),
  }))
}

/**
 * The figures of one facet, weighted and not, from the same answers; null where a group is too small for its part to be told, since weights chosen
 * one after the other would tell it.
 */
export function weightedFigures(
  facet: Facet,
  lanes: readonly (readonly Crossed[])[],
  groups: readonly WeighedGroup[],
): readonly WeightedFigure[] | null {
  const said = facet.categories.map(({ id }) => id)
  const isNps = facet.kind === 'nps'
  const values =
    isNps || facet.range !== null ? valuesFor(facet.categories, { range: facet.range, isNps }) : null
  const told = toldGroups(lanes, { groups: groups.map(({ id }) => id), said, values })
  const isOpen = told.every(({ closed, isMeanTold }) =>
    values === null ? !closed.includes(true) : isMeanTold,
  )
  if (!isOpen || told.length === 0) return null
  const weightOf = new Map(groups.map(({ id, weight }) => [id, weight]))
  return figuresOf(
    facet,
    told.map(({ group }) => ({ weight: weightOf.get(group.id) ?? 0, counts: group.all })),
  )
}

/** How many of each group are told of. */
export function groupSizes(
  lanes: readonly (readonly Crossed[])[],
  groups: readonly string[],
): ReadonlyMap<string, number> {
  return new Map(
    toldGroups(lanes, { groups, said: ['1'], values: null }).map(({ group, closed }) => [
      group.id,
      closed[0] ? 0 : (group.all[0] ?? 0),
    ]),
  )
}
