import { useMemo } from 'react'
import { usePeriod } from '#features/metrics/web/public/period.ts'
import { PeriodBar } from '#features/metrics/web/public/period-bar.tsx'
import { widgetsAbout } from '../../domain/about-metric.ts'
import { BoardGrid } from '../board/board-grid.tsx'
import { useWidgetsSeen } from '../board/use-widgets-seen.ts'
import { useCatalogue } from '../use-catalogue.ts'
import { useFigures } from '../use-figures.ts'
import '../dashboards.css'

/** What a metric comes to and which way it goes, as a dashboard shows it; `aims` where it has a goal. Nothing where it is no sum of points. */
export function MetricFigures({ metric, aims }: { metric: string; aims: boolean }) {
  const period = usePeriod()
  const one = useCatalogue()?.get(metric)
  const widgets = useMemo(() => (one === undefined ? [] : widgetsAbout({ ...one, aims })), [one, aims])
  const seen = useWidgetsSeen(widgets, period)
  const figures = useFigures(seen, period)
  if (seen.length === 0) return null
  return (
    <>
      {one?.cuts.includes('day') && (
        <div className="hx-metric-period">
          <PeriodBar period={period} />
        </div>
      )}
      <BoardGrid widgets={seen} figures={figures} period={period} />
    </>
  )
}
