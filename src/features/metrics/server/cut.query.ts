import { bucketBounds } from '@huixiang/cx-stats/histogram.ts'
import type { InputOf, ReplyOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { type QueryContext, query } from '#platform/server/command.ts'
import type { Anew } from '#platform/server/events/anew.ts'
import { readCut } from '../contract/cut.ts'
import type { Grain } from '../domain/axes.ts'
import {
  bucketsOf,
  type Cell,
  type CutDimension,
  dimensionOf,
  dimensionsOf,
  type Recipe,
  recipes,
} from '../domain/cuts.ts'
import { definitions } from '../domain/definitions.ts'
import { calendarDays } from './calendar-days.ts'
import { goalsOfUnits } from './goals.query.ts'
import { figuresCountedAnew } from './public/counting.ts'
import type { CellQuestion, KeyedCell } from './reading/cell-question.ts'
import { readCells } from './reading/cells.query.ts'
import { type Known, whatIsKnown } from './reading/known.query.ts'
import { allLabels, labelsInQuestion } from './reading/labels.query.ts'
import { type RowNames, rowNames } from './reading/names.query.ts'
import { type Axis, axisOf, calendarOf, type Row } from './reading/rows.ts'
import { type TreeOf, unitsInQuestion } from './reading/units.query.ts'
import { organisationTimeZone } from './time-zone.query.ts'

type Input = InputOf<typeof readCut>
type Cut = ReplyOf<typeof readCut>

/** The recipe of a metric that can be cut and narrowed as is wished; refuses others, saying what it can be cut by. */
function recipeFor({ metric, by, unit, label, channel, kind, agent, touchpoint }: Input): Recipe {
  const recipe = recipes[metric]
  if (recipe === undefined) throw new Refusal('metrics.notCut', 'invalid', { metric })
  const dimensions = dimensionsOf(metric)
  const wished: readonly (readonly [CutDimension, boolean])[] = [
    ...(by === 'none' ? [] : [[dimensionOf(by), true] as const]),
    ['unit', unit !== undefined],
    ['label', label !== undefined],
    ['channel', channel !== undefined],
    ['kind', kind !== undefined],
    ['agent', agent !== undefined],
    ['touchpoint', touchpoint !== undefined],
  ]
  const without = wished.find(([dimension, isWished]) => isWished && !dimensions.includes(dimension))
  if (without !== undefined)
    throw new Refusal('metrics.notCutBy', 'invalid', { metric, dimension: without[0], dimensions })
  return recipe
}

/** Works the same out once. */
function remembered<Key extends readonly unknown[], Value>(work: (...key: Key) => Value): typeof work {
  const known = new Map<string, Value>()
  return (...key) => {
    const name = JSON.stringify(key)
    const value = known.get(name) ?? work(...key)
    known.set(name, value)
    return value
  }
}

/** The cells of each row. */
function cellsByRow(cells: readonly KeyedCell[], rowOf: (value: string | null) => string | null) {
  const rows = new Map<string | null, Cell[]>()
  for (const cell of cells) {
    const key = rowOf(cell.key)
    const known = rows.get(key)
    if (known === undefined) rows.set(key, [cell])
    else known.push(cell)
  }
  return rows
}

/** The rows of the axis without the quiet ones that stayed empty; what counts under a value that it does not know stands last. */
function rowsShown({ rows }: Axis, inRows: ReadonlyMap<string | null, unknown>): readonly Row[] {
  const known = new Set(rows.map(({ key }) => key))
  const others = [...inRows.keys()].filter((key) => !known.has(key)).toSorted()
  return [
    ...rows.filter(({ key, quiet }) => !quiet || inRows.has(key)),
    ...others.map((key) => ({ key, name: null, quiet: true, held: null })),
  ]
}

function distributionOf({ spread }: Recipe, cells: readonly Cell[]): Cut['distribution'] {
  if (spread === undefined) return undefined
  const buckets = bucketsOf(cells)
  if (spread === 'times')
    return Object.entries(buckets).map(([bucket, n]) => {
      const { low, high } = bucketBounds(Number(bucket))
      return { from: low, to: high, n }
    })
  const [from, to] = spread
  return Array.from({ length: to - from + 1 }, (_, step) => ({
    from: from + step,
    to: from + step,
    n: buckets[from + step] ?? 0,
  }))
}

/** What is read beside the cells. */
interface Beside {
  readonly names: RowNames
  readonly counting: Anew | null
}

/** What has to be counted for a cut, and what becomes of it. */
interface Plan {
  readonly question: CellQuestion
  tell(cells: readonly KeyedCell[], beside: Beside): Cut
}

/** What a question is about in time: the days asked for, this day, or all that ever was. */
function periodOf({ metric, from, to }: Input, { today: onlyToday }: Recipe, today: string) {
  if (onlyToday) return { from: today, to: today }
  return dimensionsOf(metric).includes('day') ? { from, to } : null
}

/** Plans the answers to some questions; each stands by itself. */
function planner({ actor, now }: QueryContext, known: Known, today: string) {
  const unitsOf = remembered((unitId: string | undefined, treeOf: TreeOf) =>
    unitsInQuestion(known, actor, { unitId, treeOf }),
  )
  const labelsOf = remembered((labelId: string | undefined, level: number | undefined) =>
    labelsInQuestion(known.labels, labelId, level),
  )
  const calendar = remembered((grain: Grain, from: string, to: string) =>
    calendarOf(grain, { from, to }, known.settings.yearBegins),
  )
  return (input: Input): Plan => {
    const recipe = recipeFor(input)
    const { metric, from, to, by, channel = null, kind = null } = input
    const { agent = null, touchpoint = null } = input
    const units = unitsOf(input.unit, input.tree)
    const isOfLabels = by === 'label' || input.label !== undefined
    const labels = isOfLabels ? labelsOf(input.label, input.labelLevel) : allLabels
    return {
      question: {
        measures: [recipe.measure],
        daily: by === 'day' || by === 'week' || by === 'campaign',
        period: periodOf(input, recipe, today),
        by: by === 'none' ? null : by === 'campaign' ? 'day' : (dimensionOf(by) as CellQuestion['by']),
        ...{ agent, touchpoint },
        ...{ sums: by === 'unit' ? units.sums : units.whole, labelIds: labels.ids, channel, kind },
      },
      tell(cells, { names, counting }) {
        const axis = axisOf({ by, from, to, units, labels, names, calendar })
        const goalAt = goalsOfUnits(known.goals, { metric, units })
        const inRows = by === 'none' ? new Map() : cellsByRow(cells, axis.rowOf)
        const distribution = distributionOf(recipe, cells)
        const { unit: unitOfMeasure, direction } = definitions[metric]
        return {
          ...{ metric, unitOfMeasure, direction, from, to, by },
          asOf: new Date(now).toISOString(),
          counting,
          total: recipe.make(cells, known.settings),
          goal: goalAt({ unitId: units.base, from, to }),
          rows: rowsShown(axis, inRows).map(({ key, name, held }) => ({
            key,
            name,
            estimate: recipe.make(inRows.get(key) ?? [], known.settings),
            goal: held === null ? null : goalAt(held),
          })),
          ...(distribution === undefined ? {} : { distribution }),
        }
      },
    }
  }
}

/** The answers to questions in their order, read at once; to one that cannot be answered, its refusal. */
export async function cuts(context: QueryContext, inputs: readonly Input[]): Promise<(Cut | Refusal)[]> {
  const known = await whatIsKnown(context.read)
  const today = inputs.some(({ metric }) => recipes[metric]?.today)
    ? calendarDays(await organisationTimeZone(context.read))(context.now)
    : ''
  const planOf = planner(context, known, today)
  const plans = inputs.map((input) => {
    try {
      return planOf(input)
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
  })
  const asked = plans.flatMap((plan) => (plan instanceof Refusal ? [] : [plan]))
  const cells = await readCells(
    context.read,
    asked.map(({ question }) => question),
    known,
  )
  const names = await rowNames(context, new Set(inputs.map(({ by }) => by)))
  // Asked before and after the cells: they may be emptied, or filled up, in between.
  const counting = known.counting ?? (await figuresCountedAnew(context.read))
  const told = new Map(asked.map((plan, index) => [plan, plan.tell(cells[index] ?? [], { names, counting })]))
  return plans.map((plan) => (plan instanceof Refusal ? plan : (told.get(plan) as Cut)))
}

/** One metric whole and in rows, from sums of counts alone. */
export const cut = query(readCut, async (context, input) => {
  const [answer] = (await cuts(context, [input])) as [Cut | Refusal]
  if (answer instanceof Refusal) throw answer
  return answer
})
