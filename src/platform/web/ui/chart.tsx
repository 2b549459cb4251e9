import { Skeleton } from 'antd'
import { lazy, Suspense, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Estimate } from '#platform/contract/estimate.ts'
import { Boundary } from './boundary.tsx'
import type { ChartProps } from './chart-shape.ts'
import { EstimateText } from './estimate-text.tsx'
import { TableToggle } from './table-toggle.tsx'
import './chart.css'

const Canvas = lazy(() => import('./chart-canvas.tsx'))

/** A chart with its question as title, n and interval in the tooltip, and the same figures as a table one click away. */
export function Chart(props: ChartProps) {
  const [asTable, setAsTable] = useState(false)
  const title = useId()
  return (
    <section className="hx-chart" aria-labelledby={title}>
      <header>
        <h3 id={title}>{props.question}</h3>
        <TableToggle asTable={asTable} onToggle={setAsTable} />
      </header>
      <ChartBody {...props} asTable={asTable} labelledBy={title} />
    </section>
  )
}

/** The chart without its head, for places that have one of their own. */
export function ChartBody(props: ChartProps & { asTable: boolean; labelledBy: string }) {
  const { t } = useTranslation('platform')
  const height = props.height ?? 260
  if (props.points.length === 0) return <p className="hx-soft">{t('chart.empty')}</p>
  const table = <FigureTable {...props} />
  if (props.asTable) return table
  return (
    <Boundary fallback={table}>
      <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height }} />}>
        <Canvas {...props} height={height} />
      </Suspense>
    </Boundary>
  )
}

function FigureTable(props: ChartProps & { labelledBy: string }) {
  const { t } = useTranslation('platform')
  const format = {
    ...(props.unit && { unit: props.unit }),
    ...(props.digits !== undefined && { digits: props.digits }),
    ...(props.exact !== undefined && { exact: props.exact }),
  }
  return (
    <div className="hx-figures">
      <table aria-labelledby={props.labelledBy}>
        <thead>
          <tr>
            <th scope="col">{t('chart.item')}</th>
            {props.series.map((one) => (
              <th scope="col" key={one.key}>
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.points.map((point) => (
            <tr key={point.at}>
              <th scope="row">{point.at}</th>
              {props.series.map((one, index) => (
                <td key={one.key}>
                  {point.values[one.key] ? (
                    <EstimateText estimate={point.values[one.key] as Estimate} {...format} />
                  ) : (
                    '–'
                  )}
                  {index === 0 && point.note !== undefined && (
                    <small className="hx-chart-note">{point.note}</small>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
