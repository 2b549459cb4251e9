import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { expect, test } from 'vitest'
import type { Estimate } from '#platform/contract/estimate.ts'
import { chartOption } from './chart-option.ts'
import { type Looks, reachOf, withNote } from './chart-series.ts'
import type { ChartProps, Series } from './chart-shape.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, MarkAreaComponent, TooltipComponent, SVGRenderer])

const looks: Looks = {
  appearance: 'light',
  locale: 'zh-CN',
  still: true,
  words: { figure: (value) => `${value}`, mark: (value) => `${value}`, about: () => [] },
}
const figure = (value: number | null, low: number | null = null, high: number | null = null): Estimate => ({
  ...{ value, n: 10, low, high, confidence: 0.95, method: 'mean/t' },
})
const series = (...names: string[]) => names.map((key) => ({ key, label: `线${key}` }))
const line = (ends: Record<string, readonly (number | null)[]>): ChartProps => ({
  question: '?',
  kind: 'line',
  height: 260,
  series: series(...Object.keys(ends)),
  points: [0, 1, 2].map((index) => ({
    at: `${index + 1} 日`,
    values: Object.fromEntries(Object.entries(ends).map(([key, line]) => [key, figure(line[index] ?? null)])),
  })),
})

type Drawn = {
  readonly series: readonly Record<string, unknown>[]
  readonly legend?: object
  readonly yAxis: unknown
}
const optionOf = (props: ChartProps) => chartOption(props, looks) as unknown as Drawn

/** The heights at which a word stands in the picture as ECharts draws it. */
function heightsOf(word: string, props: ChartProps): number[] {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 600, height: props.height ?? 260 })
  chart.setOption(chartOption(props, looks))
  const svg = chart.renderToSVGString()
  chart.dispose()
  return [...svg.matchAll(/<text[^>]*?(?:translate\([-\d.]+ ([-\d.]+)\)|\by="([-\d.]+)")[^>]*>([^<]*)</g)]
    .filter((found) => found[3] === word)
    .map((found) => Number(found[1] ?? found[2]))
}

test('lines that end apart have their names at their ends; at the same height a legend says them, and none lies on another', () => {
  const apart = line({ a: [1, 2, 9], b: [4, 3, 2] })
  expect(optionOf(apart).legend).toBeUndefined()
  const [a = 0, b = 0] = [heightsOf('线a', apart)[0], heightsOf('线b', apart)[0]]
  expect(b - a).toBeGreaterThan(16)

  const together = line({ a: [1, 2, 9], b: [4, 3, 9] })
  expect(optionOf(together).legend).toBeDefined()
  expect([heightsOf('线a', together).length, heightsOf('线b', together).length]).toEqual([1, 1])
  expect(optionOf(together).series.map(({ endLabel }) => endLabel)).toMatchObject([
    { show: false },
    { show: false },
  ])
})

test('what leads to a day that is not over is a broken line, of this period and not of the one before', () => {
  const [now, before] = series('a', 'b')
  const shown = line({ a: [5, 6, 1], b: [2, 3, 9] })
  const { points } = shown
  const last = points.at(-1) as (typeof points)[number]
  const drawn = optionOf({
    ...shown,
    series: [now as Series, { ...(before as Series), past: true }],
    points: [...points.slice(0, -1), { ...last, unfinished: true }],
  }).series
  expect(drawn.map(({ data }) => data)).toEqual([
    [5, 6, null],
    [2, 3, 9],
    [null, 6, 1],
  ])
  expect(drawn.map(({ lineStyle }) => lineStyle)).toMatchObject([
    { type: 'solid' },
    { type: 'solid' },
    { type: 'dotted' },
  ])
  expect(drawn.map(({ endLabel }) => endLabel)).toMatchObject([
    { show: false },
    { show: true },
    { show: true },
  ])
})

test('a day that is not over has no band, and its interval does not stretch the scale; all others keep theirs', () => {
  const days = [figure(90, 85, 94), figure(92, 87, 95), figure(50, 1, 99)]
  const props: ChartProps = {
    ...{ ...line({ a: [90, 92, 50] }), unit: '%', band: 'a' },
    points: days.map((a, index) => ({ at: `${index + 1} 日`, values: { a }, unfinished: index === 2 })),
  }
  const [, , below, ground] = optionOf(props).series
  expect([below?.data, ground?.data]).toEqual([
    [85, 87, null],
    [9, 8, null],
  ])
  expect(reachOf(props)).toEqual({ least: 50, most: 95 })
  const over = { ...props, points: props.points.map((point) => ({ ...point, unfinished: false })) }
  expect(reachOf(over)).toEqual({ least: 1, most: 99 })
})

test('where there is no figure there is no band, however wide what is not known would be', () => {
  const days = [figure(null, 0, 100), figure(92, 87, 95)]
  const props: ChartProps = {
    ...{ ...line({ a: [null, 92] }), band: 'a' },
    points: days.map((one, index) => ({ at: `${index + 1} 日`, values: { a: one } })),
  }
  const [, below, ground] = optionOf(props).series
  expect([below?.data, ground?.data]).toEqual([
    [null, 87],
    [null, 8],
  ])
  expect(reachOf(props)).toEqual({ least: 87, most: 95 })
})

test('where a line begins with a gap nothing is drawn bit by bit: its name would have no place meanwhile', () => {
  const animations = (props: ChartProps) => optionOf(props).series.map(({ animation }) => animation)
  expect(animations(line({ a: [1, 2, 9], b: [null, 1, 4] }))).toEqual([undefined, false])
  const shown = line({ a: [5, 6, 1] })
  const points = shown.points.map((point, index) => ({ ...point, unfinished: index === 2 }))
  expect(animations({ ...shown, points })).toEqual([undefined, false])
})

test('every bar of a few that make up most has its name, however many there are; of times some will do', () => {
  const labelOf = (kind: ChartProps['kind'], bars: number) => {
    const points = Array.from({ length: bars }, (_, index) => ({ at: `标签 ${index}`, values: {} }))
    const { xAxis } = chartOption({ ...line({ a: [1, 2, 3] }), kind, points }, looks) as {
      xAxis: { axisLabel: Record<string, unknown> }
    }
    return xAxis.axisLabel
  }
  expect(labelOf('pareto', 5)).toMatchObject({ interval: 0 })
  expect(labelOf('pareto', 12)).toMatchObject({ interval: 0, rotate: 40 })
  expect(labelOf('line', 90)).toMatchObject({ hideOverlap: true })
})

test('a share stands beside its figure, words below it', () => {
  expect(withNote('187', '· 33.7%')).toBe('187 · 33.7%')
  expect(withNote('48%', '▼ 好于全部')).toBe('48%\n▼ 好于全部')
  expect(withNote('12')).toBe('12')
})

test('names that stand just apart are not on one another, whatever the scale', () => {
  for (const scale of [1, 1000])
    for (let gap = 0; gap <= 4; gap += 0.5) {
      const props = line({ a: [0, 5 * scale, 10 * scale], b: [0, 3 * scale, (10 - gap) * scale] })
      if (optionOf(props).legend !== undefined) continue
      const [a = 0, b = 0] = [heightsOf('线a', props)[0], heightsOf('线b', props)[0]]
      expect(b - a, `${gap} of 10`).toBeGreaterThan(12)
    }
})

test('a line that ends earlier, or has no figures, keeps its name or has none', () => {
  expect(optionOf(line({ a: [1, 2, 9], b: [9, 1, null] })).legend).toBeUndefined()
  expect(optionOf(line({ a: [1, 2, 3], b: [null, null, null] })).legend).toBeUndefined()
  expect(optionOf(line({ a: [5, 5, 5], b: [5, 5, 5] })).legend).toBeDefined()
})

test('the band of a line goes from its lower end to its upper, also below zero, and has a gap where nothing is known', () => {
  const props: ChartProps = {
    ...line({ nps: [-10, 5, null] }),
    band: 'nps',
    points: [
      { at: '1', values: { nps: figure(-10, -30, 10) } },
      { at: '2', values: { nps: figure(5, 0, 12) } },
      { at: '3', values: { nps: null } },
    ],
  }
  const [, below, ground] = optionOf(props).series
  expect(below).toMatchObject({
    data: [-30, 0, null],
    stack: 'band',
    stackStrategy: 'all',
    lineStyle: { opacity: 0 },
  })
  expect(ground).toMatchObject({ data: [40, 12, null], stack: 'band', areaStyle: { opacity: 0.14 } })
  expect(optionOf({ ...props, kind: 'bar' }).series).toHaveLength(1)
})

test('the share of all so far has a scale of its own from nothing to everything; bars begin at zero', () => {
  const props: ChartProps = {
    ...line({ n: [5, 3, 2], soFar: [0.5, 0.8, 1] }),
    kind: 'pareto',
  }
  const { series: drawn, yAxis } = optionOf(props)
  expect(drawn).toMatchObject([
    { type: 'bar', data: [5, 3, 2] },
    { type: 'line', yAxisIndex: 1, data: [0.5, 0.8, 1] },
  ])
  expect(yAxis).toMatchObject([{ scale: false }, { min: 0, max: 1 }])
})

test('what was not usual stands behind the lines with its name', () => {
  const props = { ...line({ a: [1, 2, 3] }), marks: [{ from: '1 日', to: '2 日', name: '大促' }] }
  expect(optionOf(props).series[0]).toMatchObject({
    markArea: { data: [[{ xAxis: '1 日', name: '大促' }, { xAxis: '2 日' }]] },
  })
})

test('no part is more than all: where shares come near it, their scale ends at a hundred per cent', () => {
  const most = (unit: string, last: number) =>
    (optionOf({ ...line({ a: [1, 2, last] }), unit }).yAxis as { max?: number }).max
  expect([most('%', 97), most('%', 40), most('%', 104), most('h', 97)]).toEqual([
    100,
    undefined,
    undefined,
    undefined,
  ])
})

test('a wide band draws lines together: their names do not lie on one another then, either', () => {
  const props: ChartProps = { ...line({ a: [90, 92, 96], b: [91, 92, 90] }), unit: '%', band: 'a' }
  const [first, ...others] = props.points
  const wide = { ...first, at: '0 日', values: { a: figure(90, 1, 99), b: figure(91) } }
  expect(optionOf(props).legend).toBeUndefined()
  expect(optionOf({ ...props, points: [wide, ...others] }).legend).toBeDefined()
})

test('lying bars leave room for all that is said at their ends: the figure with its unit, and what goes on after it', () => {
  const room = (value: number, note?: string) => {
    const points = [{ at: '华东', values: { a: figure(value) }, ...(note !== undefined && { note }) }]
    const props: ChartProps = { question: '?', kind: 'ranking', height: 260, series: series('a'), points }
    const words = { ...looks.words, figure: (one: number) => `${one} points` }
    return (chartOption(props, { ...looks, words }) as unknown as { grid: { right: number } }).grid.right
  }
  const letter = 7
  expect(room(66.7, '· no. 1 ↑12')).toBeGreaterThanOrEqual('66.7 points · no. 1 ↑12'.length * letter)
  expect(room(66.7, '▲ 好于整体')).toBeLessThan(room(66.7, '· no. 1 ↑12'))
})
