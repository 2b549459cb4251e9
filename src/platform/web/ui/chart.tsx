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
  const { t } = useTranslation('platform')
  const [asTable, setAsTable] = useState(false)
  const title = useId()
  const height = props.height ?? 260
  const table = <FigureTable {...props} labelledBy={title} />
  return (
    <section className="hx-chart" aria-labelledby={title}>
      <header>
        <h3 id={title}>{props.question}</h3>
        <TableToggle asTable={asTable} onToggle={setAsTable} />
      </header>
      {props.points.length === 0 && <p className="hx-soft">{t('chart.empty')}</p>}
      {props.points.length > 0 && asTable && table}
      {props.points.length > 0 && !asTable && (
        <Boundary fallback={table}>
          <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height }} />}>
            <Canvas {...props} height={height} />
          </Suspense>
        </Boundary>
      )}
    </section>
  )
}

function FigureTable(props: ChartProps & { labelledBy: string }) {
  const { t } = useTranslation('platform')
  const format = {
    ...(props.unit && { unit: props.unit }),
    ...(props.digits !== undefined && { digits: props.digits }),
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
              {props.series.map((one) => (
                <td key={one.key}>
                  {point.values[one.key] ? (
                    <EstimateText estimate={point.values[one.key] as Estimate} {...format} />
                  ) : (
                    '–'
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
