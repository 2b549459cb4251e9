import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  TooltipComponent,
} from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useAppearance } from '../appearance.tsx'
import { useLocale } from '../i18n.ts'
import { chartOption } from './chart-option.ts'
import type { ChartProps } from './chart-shape.ts'
import { useFigureWords } from './figure-words.ts'
import { useMediaQuery } from './use-media-query.ts'

use([
  BarChart,
  LineChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  TooltipComponent,
  SVGRenderer,
])

/** The drawn part of a chart; loaded when the first one is shown. */
export default function ChartCanvas(props: ChartProps & { height: number }) {
  const { appearance } = useAppearance()
  const { locale } = useLocale()
  const still = useMediaQuery('(prefers-reduced-motion: reduce)')
  const words = useFigureWords({ unit: props.unit, digits: props.digits, exact: props.exact })
  const frame = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const drawing = useRef<ReturnType<typeof init>>(null)
  useEffect(() => {
    if (frame.current === null) return
    const chart = init(frame.current, null, { renderer: 'svg' })
    drawing.current = chart
    chart.on('click', (event) => {
      const { points, series, onPick } = latest.current
      const [point, one] = [points[event.dataIndex], series[event.seriesIndex ?? 0]]
      if (point !== undefined && one !== undefined) onPick?.(point, one)
    })
    const watcher = new ResizeObserver(() => chart.resize())
    watcher.observe(frame.current)
    return () => {
      watcher.disconnect()
      chart.dispose()
    }
  }, [])
  useEffect(() => {
    drawing.current?.setOption(chartOption(props, { appearance, locale, still, words }), { notMerge: true })
  })
  return <div ref={frame} style={{ height: props.height }} role="img" aria-label={props.question} />
}
