import type { ReadHandle } from '#platform/server/database/handles.ts'
import type { AnyRecipe } from '../domain/measured.ts'
import { recipes } from '../domain/recipes.ts'
import type { RuleRow } from './alerts.tables.ts'
import { type MadeMetric, type MadeRef, madeMetrics } from './made-metrics.ts'

/** What says which figure is watched. */
export type Watching = MadeRef & Pick<RuleRow, 'watched'>

const figure = ['watched', 'metric', 'formula_version', 'split', 'unit_id'] as const
export type Figure = (typeof figure)[number]

/** Whether two versions of a rule watch one figure, whatever they hold it against. */
export const isOfOneFigure = (one: Pick<RuleRow, Figure>, other: Pick<RuleRow, Figure>): boolean =>
  figure.every((key) => one[key] === other[key])

/** A row with how what it watches is judged; `made` where the organisation made that itself. */
export type WithRecipe<Row> = Row & { readonly recipe: AnyRecipe; readonly made: MadeMetric | null }
/** A rule that can be judged. */
export type Rule = WithRecipe<RuleRow>

/** Rows with the recipes of what they watch. */
export async function withRecipes<Row extends Watching>(
  read: ReadHandle,
  rows: readonly Row[],
): Promise<WithRecipe<Row>[]> {
  const madeOf = await madeMetrics(read, rows)
  return rows.map((row) => {
    if (row.watched !== 'made') return { ...row, recipe: recipes[row.watched], made: null }
    const made = madeOf(row)
    // Versions of formulas are never removed.
    if (made === undefined) throw new Error(`no formula ${row.metric} ${row.formula_version}`)
    return { ...row, recipe: made.recipe, made }
  })
}

export async function withRecipe<Row extends Watching>(read: ReadHandle, row: Row): Promise<WithRecipe<Row>> {
  const [one] = await withRecipes(read, [row])
  return one as WithRecipe<Row>
}
