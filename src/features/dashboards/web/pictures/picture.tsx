import { useTranslation } from 'react-i18next'
import { isDrawn } from '../../domain/shown-shape.ts'
import { ChartPicture } from './chart-picture.tsx'
import { type Drawn, headlineHeight } from './drawn.ts'
import { FunnelPicture } from './funnel-picture.tsx'
import { HeatPicture } from './heat-picture.tsx'
import { MapPicture } from './map-picture.tsx'
import { NumberPicture } from './number-picture.tsx'
import { TablePicture } from './table-picture.tsx'

const drawings = {
  number: NumberPicture,
  line: ChartPicture,
  bar: ChartPicture,
  pareto: ChartPicture,
  heat: HeatPicture,
  funnel: FunnelPicture,
  map: MapPicture,
  table: TablePicture,
} as const

/** The figures of a widget as a picture, or as a table. */
export function Picture({ asTable, ...drawn }: Drawn & { asTable: boolean }) {
  const { t } = useTranslation('dashboards')
  const { widget, shown } = drawn
  if (!isDrawn(widget.picture, shown))
    return <p className="hx-widget-hurdle">{t(`hurdle.${shown.hurdle}`)}</p>
  const empty = widget.picture !== 'number' && shown.rows.length === 0
  if (empty) return <p className="hx-widget-hurdle">{t('nothing')}</p>
  const Drawing = asTable ? TablePicture : drawings[widget.picture]
  if (shown.hurdle === null || widget.picture === 'number') return <Drawing {...drawn} />
  return (
    <>
      <p className="hx-widget-headline hx-soft">{t(`hurdle.${shown.hurdle}`)}</p>
      <Drawing {...drawn} height={drawn.height - headlineHeight} />
    </>
  )
}
