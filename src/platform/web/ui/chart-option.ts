import type { EChartsCoreOption } from 'echarts/core'
import type { Estimate } from '#platform/contract/estimate.ts'
import { fontFamilyOf, palettes } from '../theme.ts'
import {
  bandOf,
  colourOf,
  directLabels,
  type Looks,
  reachOf,
  seriesOf,
  unfinishedOf,
  withNote,
} from './chart-series.ts'
import type { ChartPoint, ChartProps, Series } from './chart-shape.ts'
import type { FigureWords } from './figure-words.ts'

/** The drawing instructions: zero baseline for bars, direct labels before legends, colours by theme. */
export function chartOption(props: ChartProps, looks: Looks): EChartsCoreOption {
  const colour = palettes[looks.appearance]
  const lying = props.kind === 'ranking'
  const places = props.points.map((point) => point.at)
  const fontFamily = fontFamilyOf(looks.locale)
  const text = { color: colour.inkSoft, fontFamily, fontSize: 12 }
  const named = {
    type: 'category',
    data: places,
    inverse: lying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colour.line } },
    axisLabel: { ...text, ...namesOf(props) },
  }
  const counted = {
    type: 'value',
    // A line may leave zero to show its movement; a bar's length must not lie.
    scale: props.kind === 'line',
    splitNumber: 4,
    // Whole things have no halves between them.
    minInterval: props.digits === 0 ? 1 : 0,
    ...(endsAtAll(props) && { max: 100, splitNumber: 5 }),
    axisLabel: { ...text, hideOverlap: true, formatter: looks.words.mark },
    splitLine: { lineStyle: { color: colour.line } },
  }
  return {
    animation: !looks.still,
    animationDuration: 150,
    textStyle: { fontFamily },
    color: props.series.map((one, index) => colourOf(one, index, looks.appearance)),
    grid: {
      left: 8,
      right: rightOf(props, looks),
      top: directLabels(props) ? 16 : 36,
      bottom: 8,
      outerBoundsMode: 'same',
    },
    xAxis: lying
      ? { ...counted, max: 'dataMax', axisLabel: { show: false }, splitLine: { show: false } }
      : named,
    yAxis: yAxesOf(props, lying ? named : counted, text),
    ...(!directLabels(props) && {
      legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 4, textStyle: text },
    }),
    tooltip: tooltipOf(props, looks),
    series: [
      ...props.series.map((one, index) => seriesOf(one, index, { props, looks })),
      ...props.series.flatMap((one, index) => unfinishedOf(one, index, { props, looks })),
      ...bandOf(props, looks),
    ],
  }
}

/** Whether shares come so near to all that their scale would go beyond it. */
function endsAtAll(props: ChartProps): boolean {
  const { most } = reachOf(props)
  return props.unit === '%' && most > 80 && most <= 100
}

// The share of all so far has a scale of its own, from nothing to everything.
function yAxesOf(props: ChartProps, axis: object, text: object): object {
  if (props.kind !== 'pareto') return axis
  const percent = (value: number) => `${Math.round(value * 100)}%`
  return [
    axis,
    { type: 'value', min: 0, max: 1, axisLabel: { ...text, formatter: percent }, splitLine: { show: false } },
  ]
}

// About as wide as 12 px letters are: 汉字 are twice the others.
const widthOf = (words: string): number =>
  [...words].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 12 : 7), 0)

// What stands side by side has a name each, where there is room for two lines of a few letters; of times some will do.
function namesOf({ kind, points }: ChartProps): object {
  if (kind === 'ranking') return { width: 120, overflow: 'truncate' }
  if (kind !== 'pareto') return { hideOverlap: true }
  return points.length <= 6
    ? { interval: 0, width: 64, overflow: 'truncate' }
    : { interval: 0, rotate: 40, width: 72, overflow: 'truncate' }
}

// Room for the words at the ends of lines and lying bars.
function rightOf(props: ChartProps, { words }: Looks): number {
  const [first] = props.series
  if (props.kind === 'ranking')
    return Math.max(
      64,
      ...props.points.flatMap(({ values, note }) => {
        const value = first && values[first.key]?.value
        const said = value == null ? '' : words.figure(value)
        return withNote(said, note)
          .split('\n')
          .map((line) => widthOf(line) + 12)
      }),
    )
  if (props.kind !== 'line' || !directLabels(props) || props.series.length === 1) return 12
  return Math.max(72, ...props.series.map(({ label }) => widthOf(label) + 12))
}

function tooltipOf(props: ChartProps, looks: Looks) {
  const colour = palettes[looks.appearance]
  return {
    trigger: 'axis',
    confine: true,
    backgroundColor: colour.sheet,
    borderColor: colour.line,
    textStyle: { color: colour.ink, fontFamily: fontFamilyOf(looks.locale), fontSize: 13 },
    axisPointer: { type: props.kind === 'line' ? 'line' : 'shadow' },
    formatter: (items: readonly { dataIndex: number }[]) => {
      const point = props.points[items[0]?.dataIndex ?? 0]
      return point === undefined ? '' : tooltipFor(point, props.series, looks.words)
    },
  }
}

// An element, not markup: names in the data are text whatever they look like.
function tooltipFor(point: ChartPoint, series: readonly Series[], words: FigureWords): HTMLElement {
  const box = document.createElement('div')
  box.className = 'hx-chart-tip'
  line(box, 'strong', point.at)
  for (const one of series) {
    const estimate = point.values[one.key]
    if (estimate == null || estimate.value === null) continue
    line(box, 'div', series.length > 1 ? `${one.label} ${toldIn(words, estimate)}` : toldIn(words, estimate))
    if (estimate.n > 0) for (const note of words.about(estimate)) line(box, 'small', note)
  }
  if (point.note !== undefined) line(box, 'div', point.note)
  return box
}

// What was handed over as a share of all is told as one, whatever the unit of the others.
const toldIn = (words: FigureWords, { value, method }: Estimate): string =>
  method === 'share-so-far' ? `${Math.round((value ?? 0) * 100)}%` : words.figure(value ?? 0)

function line(box: HTMLElement, tag: string, text: string): void {
  const element = document.createElement(tag)
  element.textContent = text
  box.append(element)
}
