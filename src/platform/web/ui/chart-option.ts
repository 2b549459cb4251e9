import type { EChartsCoreOption } from 'echarts/core'
import type { Locale } from '#platform/contract/locale.ts'
import { type Appearance, fontFamilyOf, palettes, seriesColours } from '../theme.ts'
import type { ChartPoint, ChartProps, Series } from './chart-shape.ts'
import type { FigureWords } from './figure-words.ts'

interface Looks {
  readonly appearance: Appearance
  readonly locale: Locale
  readonly still: boolean
  readonly words: FigureWords
}

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
    axisLabel: { ...text, hideOverlap: !lying, ...(lying && { width: 120, overflow: 'truncate' }) },
  }
  const counted = {
    type: 'value',
    // A line may leave zero to show its movement; a bar's length must not lie.
    scale: props.kind === 'line',
    splitNumber: 4,
    // Whole things have no halves between them.
    minInterval: props.digits === 0 ? 1 : 0,
    axisLabel: { ...text, formatter: looks.words.figure },
    splitLine: { lineStyle: { color: colour.line } },
  }
  return {
    animation: !looks.still,
    animationDuration: 150,
    textStyle: { fontFamily },
    color: props.series.map((one, index) => colourOf(one, index, looks.appearance)),
    grid: {
      left: 8,
      right: rightOf(props),
      top: directLabels(props) ? 16 : 36,
      bottom: 8,
      outerBoundsMode: 'same',
    },
    xAxis: lying
      ? { ...counted, max: 'dataMax', axisLabel: { show: false }, splitLine: { show: false } }
      : named,
    yAxis: lying ? named : counted,
    ...(!directLabels(props) && {
      legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 4, textStyle: text },
    }),
    tooltip: tooltipOf(props, looks),
    series: [...props.series.map((one) => seriesOf(one, props, looks)), ...bandOf(props, looks)],
  }
}

// Up to three lines, or one set of bars, say their own names.
function directLabels(props: ChartProps): boolean {
  return props.kind === 'line' ? props.series.length <= 3 : props.series.length === 1
}

// Room for the words at the ends of lines and lying bars.
function rightOf(props: ChartProps): number {
  if (props.kind === 'ranking') return 64
  return props.kind === 'line' && directLabels(props) && props.series.length > 1 ? 72 : 12
}

function colourOf(series: Series, index: number, appearance: Appearance): string {
  const colours = seriesColours[appearance]
  return colours[(series.colour ?? index) % colours.length] ?? colours[0]
}

function seriesOf(series: Series, props: ChartProps, looks: Looks) {
  const colour = palettes[looks.appearance]
  const label = { color: colour.ink, fontFamily: fontFamilyOf(looks.locale), fontSize: 12 }
  const data = props.points.map((point) => point.values[series.key]?.value ?? null)
  const shared = { name: series.label, data, cursor: props.onPick ? 'pointer' : 'default' }
  // A place on another line rather than a line: its name stands above it.
  const alone = data.filter((value) => value !== null).length === 1
  if (props.kind === 'line')
    return {
      ...shared,
      type: 'line',
      label: { ...label, show: alone, position: 'top', formatter: '{a}' },
      symbolSize: alone ? 10 : 6,
      showSymbol: props.points.length <= 31,
      lineStyle: { width: 2 },
      endLabel: {
        ...label,
        show: !alone && directLabels(props) && props.series.length > 1,
        formatter: '{a}',
      },
      labelLayout: { moveOverlap: 'shiftY' },
    }
  return {
    ...shared,
    type: 'bar',
    barMaxWidth: props.kind === 'ranking' ? 18 : 36,
    itemStyle: { borderRadius: props.kind === 'ranking' ? [0, 3, 3, 0] : [3, 3, 0, 0] },
    label: {
      ...label,
      show: props.kind === 'ranking' || (directLabels(props) && props.points.length <= 12),
      position: props.kind === 'ranking' ? 'right' : 'top',
      formatter: ({ value }: { value: number }) => looks.words.figure(value),
    },
  }
}

/** The interval of one series: an unseen line at its lower end, and on top of it a ground up to the upper one. */
function bandOf({ kind, band, points, series }: ChartProps, { appearance }: Looks) {
  if (kind !== 'line' || band === undefined) return []
  const index = series.findIndex(({ key }) => key === band)
  const one = series[index]
  if (one === undefined) return []
  const ends = points.map(({ values }) => values[band])
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
  const height = ({ low, high }: { low: number | null; high: number | null }) =>
    low === null || high === null ? null : high - low
  return [
    { ...unseen, name: one.label, data: ends.map((end) => end?.low ?? null) },
    {
      ...unseen,
      name: one.label,
      data: ends.map((end) => (end == null ? null : height(end))),
      areaStyle: { color: colourOf(one, index, appearance), opacity: 0.14 },
    },
  ]
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
    line(
      box,
      'div',
      series.length > 1 ? `${one.label} ${words.figure(estimate.value)}` : words.figure(estimate.value),
    )
    for (const note of words.about(estimate)) line(box, 'small', note)
  }
  return box
}

function line(box: HTMLElement, tag: string, text: string): void {
  const element = document.createElement(tag)
  element.textContent = text
  box.append(element)
}
