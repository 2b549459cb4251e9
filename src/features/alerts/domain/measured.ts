import type { FigureUnit, Split } from './codes.ts'
import type { Scale } from './colours.ts'

/** What the cube of counts is asked for. */
export type Counted =
  | 'voices'
  | 'nps'
  | 'csat'
  | 'callback'
  | 'first_contact_resolution'
  | 'clock'
  | 'open'
  | 'risky'
  | 'group_event'
  | 'response'
  | 'queue'
  | 'reopened'
  | 'first_contact'
  | 'resolution'
  | 'action'
  | 'ces'
  | 'csi'
  | 'solved'
  | 'satisfied'
  | 'closure'
  | 'reopening'
  | 'improvement'
  | 'repeated'
  | 'opened'
  | 'closed'

/** Some points of the cube: so many of one measure in one bucket. */
export interface Cell {
  readonly measure: Counted
  readonly bucket: number
  readonly complaint: boolean
  /** Whether its kind is known yet. */
  readonly judged: boolean
  readonly n: number
}

/** How many there were, and the sum and squares of what each was worth. */
export interface Sums {
  readonly n: number
  readonly sum: number
  readonly squares: number
}

/** What judging has to know of any figure that is watched. */
interface Figure {
  readonly unit: FigureUnit
  readonly scale: Scale
  /** The ends of what it can be. */
  readonly range: readonly [number, number]
  readonly splits: readonly Split[]
  /** Only nothing at all is worth a word. */
  readonly silent?: true
  /** What is at this moment: it has no yesterday, and is held against a goal alone. */
  readonly level?: true
  /** Times stray by how many times as long, not by how much longer: what is summed are logarithms, what is told is their mean's time. */
  readonly log?: true
  /** So many days pass until what belongs to a day is as good as known; younger days are not judged. */
  readonly ripensDays?: number
  /** Each one is worth a word, whatever is usual: somebody has counted already that it is. */
  readonly each?: true
  /** From this deviation on a regional manager is paged, too, whatever colour a rule begins with. */
  readonly pagesFrom?: number
}

/** How a watched metric is worked out: a count a day, or the mean of what each point is worth. */
export interface Recipe extends Figure {
  readonly measures: readonly Counted[]
  readonly form: 'count' | 'mean'
  /** What a cell is worth; null where it does not count. */
  worth(cell: Cell): number | null
}

/** A metric that is made of others: each is held against its own past, and what is told is what they come to. */
export interface MadeRecipe extends Figure {
  readonly form: 'made'
  readonly parts: readonly Recipe[]
  /** What values of its parts come to, counts being those of all days together; null where they come to nothing. */
  make(values: readonly (number | null)[]): number | null
  /** How large what is added and taken away is, whatever its sign: against this a figure near zero is small. */
  sizeOf(values: readonly (number | null)[]): number
}

export type AnyRecipe = Recipe | MadeRecipe

/**
 * Whether everything there is was counted, as of counts and of what is at this moment: beyond a goal is beyond it, and no sample of anything. Answers,
 * and shares of what happened, stand for more than themselves, and are asked how sure they are.
 */
export const isCountedWhole = ({ form, level }: Pick<AnyRecipe, 'form' | 'level'>): boolean =>
  form === 'count' || level === true

/** What is counted for a figure: itself, or each of what it is made of. */
export const partsOf = (recipe: AnyRecipe): readonly Recipe[] =>
  recipe.form === 'made' ? recipe.parts : [recipe]

/** A value as it is told, of one as it is summed. */
export const told = (value: number, { log }: Pick<Recipe, 'log'>): number => (log ? Math.exp(value) : value)
/** A value as it is summed, of one as it is told. */
export const summed = (value: number, { log }: Pick<Recipe, 'log'>): number =>
  log ? Math.log(Math.max(1, value)) : value
/** How far apart two answers can be; of times e⁴, a minute and an hour. */
export const wholeOf = ({ log, range }: Pick<Recipe, 'log' | 'range'>): number =>
  log ? 4 : range[1] - range[0]

/** Sums of one segment, day by day from the first day of a frame. */
export interface DaySeries {
  readonly n: Float64Array
  readonly sum: Float64Array
  readonly squares: Float64Array
}

export const emptySeries = (days: number): DaySeries => ({
  n: new Float64Array(days),
  sum: new Float64Array(days),
  squares: new Float64Array(days),
})

/** Counts a cell in on one day. */
export function addCell(
  series: DaySeries,
  day: number,
  { recipe, cell }: { recipe: Recipe; cell: Cell },
): void {
  const worth = recipe.worth(cell)
  if (worth === null || day < 0 || day >= series.n.length) return
  series.n[day] = (series.n[day] as number) + cell.n
  series.sum[day] = (series.sum[day] as number) + worth * cell.n
  series.squares[day] = (series.squares[day] as number) + worth * worth * cell.n
}

/** Counts one series into another, as a child into its parent. */
export function addSeries(into: DaySeries, more: DaySeries): void {
  for (const key of ['n', 'sum', 'squares'] as const)
    for (let day = 0; day < into[key].length; day++)
      into[key][day] = (into[key][day] as number) + (more[key][day] as number)
}

/** The sums of some days, the last one left out. */
export function sumsOver({ n, sum, squares }: DaySeries, from: number, until: number): Sums {
  const total = { n: 0, sum: 0, squares: 0 }
  for (let day = Math.max(0, from); day < until; day++) {
    total.n += n[day] as number
    total.sum += sum[day] as number
    total.squares += squares[day] as number
  }
  return total
}
