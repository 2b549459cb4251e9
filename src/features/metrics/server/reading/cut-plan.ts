import { bucketBounds } from '@huixiang/cx-stats/histogram.ts'
import type { InputOf, ReplyOf } from '#platform/contract/endpoint.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import type { QueryContext } from '#platform/server/command.ts'
import type { Anew } from '#platform/server/events/anew.ts'
import type { readCut } from '../../contract/cut.ts'
import { type AskedMetric, madeMetric, shippedMetric } from '../../domain/asked-metric.ts'
import type { Grain } from '../../domain/axes.ts'
import {
  bucketsOf,
  type Cell,
  type CutBy,
  type CutDimension,
  dimensionOf,
  dimensionsOf,
  isKept,
  overlaps,
  type Recipe,
} from '../../domain/cuts.ts'
import { metricKeys } from '../../domain/definitions.ts'
import type { MetricSettings } from '../../domain/settings.ts'
import { goalsOfUnits } from '../goals.query.ts'
import { narrowedTo } from './behind-facts.ts'
import { type Campaign, type CampaignsOfCut, campaignsOfCut, withCampaigns } from './campaigns.ts'
import type { CellQuestion, KeyedCell } from './cell-question.ts'
import type { Known } from './known.query.ts'
import { allLabels, type LabelsInQuestion, labelsInQuestion } from './labels.query.ts'
import type { RowNames } from './names.query.ts'
import { type Axis, axisOf, calendarOf, type Row } from './rows.ts'
import { type TreeOf, type UnitsInQuestion, unitsInQuestion } from './units.query.ts'

export type Input = InputOf<typeof readCut>
export type Cut = ReplyOf<typeof readCut>

/** What has to be counted for a cut, for each part of its metric, and what becomes of it. */
export interface Plan {
  readonly questions: readonly CellQuestion[]
  tell(cells: readonly (readonly KeyedCell[])[], counting: Anew | null): Cut
}

/** The metric that is asked for, if it can be cut and narrowed as is wished; refuses others, saying what it can be cut by. */
function metricFor(input: Input, known: Known): AskedMetric {
  const { metric, by, unit, label, channel, kind } = input
  const [shipped, made] = [metricKeys.find((key) => key === metric), known.own.get(metric)]
  if (shipped === undefined && made === undefined) throw new Refusal('metrics.noSuchMetric', 'missing')
  const asked = made === undefined ? shippedMetric(metric as (typeof metricKeys)[0]) : madeMetric(made)
  if (asked.parts.length === 0) throw new Refusal('metrics.notCut', 'invalid', { metric })
  const wished: readonly (readonly [CutDimension, boolean])[] = [
    ...(by === 'none' ? [] : [[dimensionOf(by), true] as const]),
    ['unit', unit !== undefined],
    ['label', label !== undefined],
    ['channel', channel !== undefined],
    ['kind', kind !== undefined],
    ...narrowedTo(input).map(([dimension]) => [dimension, true] as const),
  ]
  const without = wished.find(([dimension, isWished]) => isWished && !asked.dimensions.includes(dimension))
  const dimensions = asked.dimensions.filter((one) => isKept(one, known.choices))
  if (without !== undefined)
    throw new Refusal('metrics.notCutBy', 'invalid', { metric, dimension: without[0], dimensions })
  const unnamed = wished.find(([dimension, isWished]) => isWished && !isKept(dimension, known.choices))
  if (unnamed !== undefined) throw new Refusal('metrics.noCustomerField', 'invalid', { field: unnamed[0] })
  return asked
}

const mostRemembered = 128

/** Works the same out once, as long as not too much is remembered. */
function remembered<Key extends readonly unknown[], Value>(work: (...key: Key) => Value): typeof work {
  const known = new Map<string, Value>()
  return (...key) => {
    const name = JSON.stringify(key)
    const value = known.get(name) ?? work(...key)
    if (known.size >= mostRemembered) known.clear()
    known.set(name, value)
    return value
  }
}

type Calendar = (grain: Grain, from: string, to: string) => ReturnType<typeof calendarOf>
const calendars = new WeakMap<MetricSettings, Calendar>()

/** The calendar of an organisation's years, as long as these are not changed: three years of days are many to work out anew with each answer. */
function calendarFor(settings: MetricSettings): Calendar {
  const known = calendars.get(settings)
  if (known !== undefined) return known
  const calendar = remembered((grain: Grain, from: string, to: string) =>
    calendarOf(grain, { from, to }, settings),
  )
  calendars.set(settings, calendar)
  return calendar
}

/** The cells of each row. */
function cellsByRow(cells: readonly KeyedCell[]) {
  const rows = new Map<string | null, Cell[]>()
  for (const cell of cells) {
    const row = rows.get(cell.key)
    if (row === undefined) rows.set(cell.key, [cell])
    else row.push(cell)
  }
  return rows
}

/** By what they are called; what is not known stands last. */
const byWord = (one: string | null, other: string | null): number =>
  Number(one === null) - Number(other === null) || (one ?? '').localeCompare(other ?? '', 'zh-CN')

/** The rows of the axis without the quiet ones that stayed empty; what counts under a value that it does not know stands last. */
function rowsShown({ rows, nameOf }: Axis, counted: ReadonlySet<string | null>): readonly Row[] {
  const known = new Set(rows.map(({ key }) => key))
  const others = [...counted].filter((key) => !known.has(key)).toSorted(byWord)
  return [
    ...rows.filter(({ key, quiet }) => !quiet || counted.has(key)),
    ...others.map((key) => ({ key, name: nameOf(key), quiet: true, held: null })),
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

/** The distribution of a metric that ships; one that was made of others has none. */
function spreadIn({ key, parts: [only] }: AskedMetric, [cells = []]: readonly (readonly Cell[])[]) {
  const distribution = only?.key === key ? distributionOf(only.recipe, cells) : undefined
  return distribution === undefined ? {} : { distribution }
}

type Part = AskedMetric['parts'][number]

/** What a part is about in time: the days asked for, this day, or all that ever was. */
function periodOf({ key, recipe }: Part, { from, to }: Input, today: string) {
  if (recipe.today) return { from: today, to: today }
  return dimensionsOf(key).includes('day') ? { from, to } : null
}

const looksAtDays: readonly CutBy[] = ['day', 'week', 'weekday', 'campaign']

/** Whether each day is looked at by itself: years made of weeks are no sums of the months of the calendar. */
const isDaily = (by: Input['by'], { weeks }: MetricSettings): boolean =>
  by !== 'none' && (looksAtDays.includes(by) || (weeks !== null && dimensionOf(by) === 'day'))

/** What is asked of all parts of a metric alike. */
const askedOf = (
  { by, channel, kind, ...behind }: Input,
  {
    units,
    labels,
    axis,
    settings,
  }: { units: UnitsInQuestion; labels: LabelsInQuestion; axis: Axis; settings: MetricSettings },
): Omit<CellQuestion, 'measures' | 'period' | 'tellsKinds'> => ({
  daily: isDaily(by, settings),
  by: by === 'none' ? null : by === 'campaign' ? 'day' : (dimensionOf(by) as CellQuestion['by']),
  rowOf: axis.rowOf,
  ...{ sums: by === 'unit' ? units.sums : units.whole, labelIds: labels.ids, behind },
  ...{ channel: channel ?? null, kind: kind ?? null },
})

/** Rows that overlap say nothing of the whole: it is asked for by itself. */
const wholesBeside = (by: Input['by'], parts: readonly CellQuestion[]): readonly CellQuestion[] =>
  overlaps(by) ? parts.map((part) => ({ ...part, by: null })) : []

/** The cells of the parts of a metric, and beside them those of each campaign that is counted by itself. */
function parted(all: readonly (readonly KeyedCell[])[], parts: number, apart: CampaignsOfCut['apart']) {
  const at = (place: number) =>
    Array.from({ length: parts }, (_, part) => all[part * (1 + apart.length) + place] ?? [])
  return {
    cells: at(0),
    besides: new Map(apart.map(({ campaign }, index) => [campaign.id, at(1 + index)])),
  }
}

/** What is known of a day, of the campaigns that the reader may know of, and of what rows are called. */
interface Around {
  readonly today: string
  readonly campaigns: readonly Campaign[]
  readonly names: RowNames
}

/** Plans the answers to some questions; each stands by itself. */
export function planner({ actor, now }: QueryContext, known: Known, around: Around) {
  const unitsOf = remembered((unitId: string | undefined, treeOf: TreeOf) =>
    unitsInQuestion(known, actor, { unitId, treeOf }),
  )
  const labelsOf = remembered((labelId: string | undefined, level: number | undefined) =>
    labelsInQuestion(known.labels, labelId, level),
  )
  return (input: Input): Plan => {
    const metric = metricFor(input, known)
    const { from, to, by } = input
    const units = unitsOf(input.unit, input.tree)
    const isOfLabels = by === 'label' || input.label !== undefined
    const labels = isOfLabels ? labelsOf(input.label, input.labelLevel) : allLabels
    const campaigns = campaignsOfCut(by === 'campaign' ? around.campaigns : [], known, {
      ...{ from, to, dimensions: metric.dimensions, base: units.base },
      ...{ narrowed: input, behind: input },
      wholeOf: (unitId) => unitsOf(unitId, input.tree).whole,
    })
    const { apart } = campaigns
    const told = (cells: readonly (readonly Cell[])[]) =>
      metric.make(metric.parts.map(({ recipe }, index) => recipe.make(cells[index] ?? [], known.settings)))
    const axis = axisOf({
      ...{ by, from, to, units, labels, names: around.names },
      ...{ campaigns, choices: known.choices, calendar: calendarFor(known.settings) },
    })
    const parts = metric.parts.map((part) => ({
      ...{ measures: [part.recipe.measure], period: periodOf(part, input, around.today) },
      ...{
        ...askedOf(input, { units, labels, axis, settings: known.settings }),
        tellsKinds: by === 'kind' || part.recipe.ofKinds === true,
      },
    }))
    return {
      questions: [...parts.flatMap((part) => withCampaigns(part, apart)), ...wholesBeside(by, parts)],
      tell(all, counting) {
        const { cells, besides } = parted(all, parts.length, apart)
        const whole = overlaps(by) ? all.slice(-parts.length) : cells
        const goalAt = goalsOfUnits(known.goals, { metric, units })
        const inRows = cells.map((own) => (by === 'none' ? new Map() : cellsByRow(own)))
        const counted = new Set(inRows.flatMap((rows) => [...rows.keys()]))
        return {
          ...{ metric: metric.key, unitOfMeasure: metric.unit, direction: metric.direction, from, to, by },
          asOf: new Date(now).toISOString(),
          counting,
          total: told(whole),
          goal: goalAt({ unitId: units.base, from, to }),
          rows: rowsShown(axis, counted).map(({ key, name, held }) => ({
            key,
            name,
            estimate: told(besides.get(key ?? '') ?? inRows.map((rows) => rows.get(key) ?? [])),
            goal: held === null ? null : goalAt(held),
          })),
          ...spreadIn(metric, whole),
        }
      },
    }
  }
}
