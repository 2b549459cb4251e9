import type { Estimate } from '#platform/contract/estimate.ts'
import type { Locale } from '#platform/contract/locale.ts'
import { type Appearance, fontFamilyOf, palettes, seriesColours } from '../theme.ts'
import type { ChartProps, Series } from './chart-shape.ts'
import type { FigureWords } from './figure-words.ts'

type Ends = Pick<Estimate, 'low' | 'high'>

/** How the screen looks, and how figures are told. */
export interface Looks {
  readonly appearance: Appearance
  readonly locale: Locale
  readonly still: boolean
  readonly words: FigureWords
}

/** Up to three lines that end apart, or one set of bars, say their own names. */
export function directLabels(props: ChartProps): boolean {
  if (props.kind === 'pareto') return false
  return props.kind === 'line' ? props.series.length <= 3 && !endTogether(props) : props.series.length === 1
}

/**
 * The interval that is drawn at each point. Of a time that has just begun hardly anything is known, and where there is no figure nothing: there it
 * would be as wide as the scale.
 */
function intervalsOf({ points, band }: ChartProps): readonly (Ends | null)[] {
  return points.map(({ values, unfinished }) => {
    const one = band === undefined ? undefined : values[band]
    return one == null || unfinished || one.value === null ? null : one
  })
}

/** The least and the most that is drawn, the band with it; both 0 where nothing is. */
export function reachOf(props: ChartProps): { readonly least: number; readonly most: number } {
  const intervals = intervalsOf(props)
  const drawn = props.points.flatMap(({ values }, index) => [
    ...props.series.flatMap(({ key }) => values[key]?.value ?? []),
    ...[intervals[index]?.low ?? [], intervals[index]?.high ?? []].flat(),
  ])
  return drawn.length === 0 ? { least: 0, most: 0 } : { least: Math.min(...drawn), most: Math.max(...drawn) }
}

// A name is 16 px high; below the lines stands their axis, which reaches up to half as far again as they do.
const nameHeight = 16
const aroundLines = 44
const roundedUp = 1.5

/** Whether names at the ends of lines would lie on one another. */
function endTogether(props: ChartProps): boolean {
  const { series, points, height = 260 } = props
  const { least, most } = reachOf(props)
  const ends = series
    .flatMap(({ key }) => points.flatMap(({ values }) => values[key]?.value ?? []).slice(-1))
    .toSorted((a, b) => a - b)
  const apart = ((most - least) * roundedUp * nameHeight) / Math.max(1, height - aroundLines)
  return ends.some((end, index) => index > 0 && end - (ends[index - 1] ?? end) <= apart)
}

/** The same thing keeps its colour everywhere. */
export function colourOf(series: Series, index: number, appearance: Appearance): string {
  const colours = seriesColours[appearance]
  return colours[(series.colour ?? index) % colours.length] ?? colours[0]
}

/** One series as it is drawn. */
export function seriesOf(
  series: Series,
  index: number,
  { props, looks }: { props: ChartProps; looks: Looks },
) {
  if (props.kind === 'line') return lineOf(series, index, { props, looks })
  if (props.kind === 'pareto' && index === 1)
    return { ...lineOf(series, index, { props, looks }), yAxisIndex: 1, endLabel: { show: false } }
  return series.beside ? tickOf(series, { props, looks }) : barOf(series, { props, looks })
}

interface Drawn {
  readonly props: ChartProps
  readonly looks: Looks
}

const labelOf = ({ appearance, locale }: Looks) => ({
  color: palettes[appearance].ink,
  fontFamily: fontFamilyOf(locale),
  fontSize: 12,
})

const sharedOf = (series: Series, { points, onPick }: ChartProps) => ({
  name: series.label,
  data: points.map((point) => point.values[series.key]?.value ?? null),
  cursor: onPick ? 'pointer' : 'default',
})

const isAlone = (values: readonly (number | null)[]) => values.filter((value) => value !== null).length === 1

const namedAtEnd = (series: Series, props: ChartProps) =>
  props.series.length > 1 && directLabels(props) && !isAlone(sharedOf(series, props).data)

function lineOf(series: Series, index: number, { props, looks }: Drawn) {
  const shared = sharedOf(series, props)
  const label = labelOf(looks)
  // A place on another line rather than a line: its name stands above it.
  const alone = isAlone(shared.data)
  const unfinished = isUnfinished(series, props)
  return {
    ...shared,
    ...(unfinished && { data: shared.data.with(-1, null) }),
    type: 'line',
    label: { ...label, show: alone, position: 'top', formatter: '{a}' },
    symbolSize: alone ? 10 : 6,
    showSymbol: props.points.length <= 31 && !series.beside,
    lineStyle: { width: 2, type: series.beside ? 'dashed' : 'solid' },
    endLabel: { ...label, show: !unfinished && namedAtEnd(series, props), formatter: '{a}' },
    ...stillWithGap(shared.data),
    ...(index === 0 && marksOf(props, looks)),
  }
}

// A name travels with the end of a line that is being drawn, from its first point on: where that is a gap, it would stand nowhere.
const stillWithGap = ([first]: readonly (number | null)[]) => first === null && { animation: false }

/** What leads to a point whose time is not over. */
export function unfinishedOf(series: Series, index: number, { props, looks }: Drawn) {
  if (props.kind !== 'line' || !isUnfinished(series, props)) return []
  const line = lineOf(series, index, { props, looks })
  const data = sharedOf(series, props).data.map((value, at, all) => (at < all.length - 2 ? null : value))
  return [
    {
      ...line,
      data,
      ...stillWithGap(data),
      itemStyle: { color: colourOf(series, index, looks.appearance) },
      lineStyle: { width: 2, type: 'dotted' },
      endLabel: { ...line.endLabel, show: namedAtEnd(series, props) },
      markArea: undefined,
    },
  ]
}

const isUnfinished = (series: Series, { points }: ChartProps) =>
  points.length > 1 && points.at(-1)?.unfinished === true && !series.beside && !series.past

/** What happened on the way: a ground behind the lines, with its name above. */
function marksOf({ marks = [] }: ChartProps, { appearance, locale }: Looks) {
  if (marks.length === 0) return {}
  const colour = palettes[appearance]
  return {
    markArea: {
      silent: true,
      itemStyle: { color: colour.quietSoft, borderColor: colour.line, borderWidth: 1 },
      label: { color: colour.inkSoft, fontFamily: fontFamilyOf(locale), fontSize: 11, position: 'insideTop' },
      data: marks.map(({ from, to, name }) => [{ xAxis: from, name }, { xAxis: to }]),
    },
  }
}

/** Across a bar: what it is held to. */
function tickOf(series: Series, { props }: Drawn) {
  const lying = props.kind === 'ranking'
  return {
    ...sharedOf(series, props),
    type: 'scatter',
    symbol: 'rect',
    symbolSize: lying ? [3, 22] : [32, 3],
    z: 4,
  }
}

function barOf(series: Series, { props, looks }: Drawn) {
  const lying = props.kind === 'ranking'
  const shared = sharedOf(series, props)
  const someMeant = props.points.some(({ meant }) => meant)
  const quiet = seriesColours[looks.appearance][5]
  const dataOf = (value: number | null, index: number) =>
    someMeant && !props.points[index]?.meant ? { value, itemStyle: { color: quiet } } : value
  return {
    ...shared,
    data: shared.data.map(dataOf),
    type: 'bar',
    barMaxWidth: lying ? 18 : 36,
    itemStyle: { borderRadius: lying ? [0, 3, 3, 0] : [3, 3, 0, 0] },
    label: {
      ...labelOf(looks),
      lineHeight: 15,
      show: lying || (directLabels(props) && props.points.length <= 12),
      position: lying ? 'right' : 'top',
      formatter: ({ value, dataIndex }: { value: number; dataIndex: number }) =>
        lying && series === props.series[0]
          ? withNote(looks.words.figure(value), props.points[dataIndex]?.note)
          : looks.words.figure(value),
    },
  }
}

/** What goes on after a dot stands in the figure's line; anything else in one of its own. */
export const withNote = (figure: string, note = ''): string =>
  `${figure}${note.startsWith('·') ? ' ' : '\n'}${note}`.trimEnd()

/** The interval of one series: an unseen line at its lower end, and on top of it a ground up to the upper one. */
export function bandOf(props: ChartProps, { appearance }: Looks) {
  const { kind, band, series } = props
  if (kind !== 'line' || band === undefined) return []
  const index = series.findIndex(({ key }) => key === band)
  const one = series[index]
  if (one === undefined) return []
  const ends = intervalsOf(props)
  const unseen = {
    type: 'line',
    stack: 'band',
    // Below zero there is no stacking unless it is told to.
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    z: 1,
    lineStyle: { opacity: 0 },
  }
  const height = ({ low, high }: Ends) => (low === null || high === null ? null : high - low)
  return [
    { ...unseen, name: one.label, data: ends.map((end) => end?.low ?? null) },
    {
      ...unseen,
      name: one.label,
      data: ends.map((end) => (end === null ? null : height(end))),
      areaStyle: { color: colourOf(one, index, appearance), opacity: 0.14 },
    },
  ]
}
