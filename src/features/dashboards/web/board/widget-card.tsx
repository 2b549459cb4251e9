import { BarChartOutlined, CameraOutlined, TableOutlined } from '@ant-design/icons'
import { Button, Skeleton, Tooltip } from 'antd'
import { type ReactNode, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AboutMetric } from '#features/metrics/web/public/about-metric.tsx'
import { picturedMetric } from '#features/metrics/web/public/points-of.ts'
import { pictureOf, saveAs } from '#platform/web/ui/picture-of.ts'
import { ErrorState } from '#platform/web/ui/states.tsx'
import { columns, type Widget } from '../../domain/board.ts'
import type { EventMark } from '../../domain/questions.ts'
import { leastSize } from '../../domain/sense.ts'
import type { ShownRow } from '../../domain/shown-shape.ts'
import { Picture } from '../pictures/picture.tsx'
import type { WidgetFigures } from '../use-figures.ts'
import { useWidgetTitle } from '../use-widget-title.ts'
import { useWidgetWords } from '../widget-words.ts'
import { gap, rowHeight } from './use-dragging.ts'
import { usePictureHead } from './use-picture-head.ts'
import '../widgets.css'

/** What a widget carries while the board is changed. */
export interface EditingWidget {
  /** In the head, before the title. */
  readonly handle: ReactNode
  /** In the head, at its end. */
  readonly deeds: ReactNode
  /** At the lower corner. */
  readonly corner: ReactNode
}

// The head, and the room around what is drawn.
const around = 72
const heightOf = ({ place: { h } }: Widget): number => h * rowHeight + (h - 1) * gap - around

/** A table that nothing stands beside need not be as high as its place, but while places are what one changes. */
function classOf({ picture, place }: Widget, editing: EditingWidget | undefined): string {
  const whole = picture === 'table' && place.w === columns && editing === undefined
  const low = picture === 'number' && place.h === leastSize.number.h
  return `hx-widget${whole ? ' hx-widget-whole' : ''}${low ? ' hx-widget-low' : ''}`
}

/** One question with its figures. */
export function WidgetCard(props: {
  widget: Widget
  figures: WidgetFigures
  marks: readonly EventMark[]
  behind: (row: ShownRow | null) => (() => void) | null
  editing?: EditingWidget | undefined
}) {
  const { widget, editing } = props
  const card = useRef<HTMLElement>(null)
  const id = useId()
  const [asTable, showTable] = useState(false)
  const title = useWidgetTitle(widget)
  const metric = picturedMetric(widget.metrics)
  return (
    <article className={classOf(widget, editing)} aria-labelledby={id} ref={card}>
      <header>
        {editing?.handle}
        <h3 id={id} title={title}>
          {title}
        </h3>
        {metric !== null && <AboutMetric metric={metric} />}
        <span className="hx-widget-tools">
          {editing === undefined ? (
            <Tools widget={widget} card={card} title={title} asTable={asTable} onTable={showTable} />
          ) : (
            editing.deeds
          )}
        </span>
      </header>
      <div className="hx-widget-body">
        <Body {...props} asTable={asTable} title={title} labelledBy={id} />
      </div>
      {editing?.corner}
    </article>
  )
}

function Tools(props: {
  widget: Widget
  card: React.RefObject<HTMLElement | null>
  title: string
  asTable: boolean
  onTable: (asTable: boolean) => void
}) {
  const { t } = useTranslation('dashboards')
  const { asTable, title } = props
  const headOf = usePictureHead()
  const save = async () => {
    const file = props.card.current === null ? null : await pictureOf(props.card.current, headOf(title))
    if (file !== null) saveAs(file, `${title}.png`)
  }
  const drawn = props.widget.picture !== 'table' && props.widget.picture !== 'number'
  return (
    <>
      {drawn && (
        <Tooltip title={t(asTable ? 'widget.asPicture' : 'widget.asTable')}>
          <Button
            type="text"
            size="small"
            icon={asTable ? <BarChartOutlined /> : <TableOutlined />}
            aria-pressed={asTable}
            aria-label={t('widget.asTableOf', { title })}
            onClick={() => props.onTable(!asTable)}
          />
        </Tooltip>
      )}
      <Tooltip title={t('widget.png')}>
        <Button
          type="text"
          size="small"
          icon={<CameraOutlined />}
          aria-label={t('widget.pngOf', { title })}
          onClick={() => void save()}
        />
      </Tooltip>
    </>
  )
}

function Body(props: {
  widget: Widget
  figures: WidgetFigures
  marks: readonly EventMark[]
  behind: (row: ShownRow | null) => (() => void) | null
  asTable: boolean
  title: string
  labelledBy: string
}) {
  const { t } = useTranslation('dashboards')
  const { metric: metricName } = useWidgetWords()
  const { figures, widget } = props
  const height = heightOf(widget)
  if (figures.state === 'loading') return <Skeleton.Node active style={{ width: '100%', height }} />
  if (figures.state === 'failed') return <ErrorState problem={figures.problem} onRetry={figures.retry} />
  if (figures.state === 'refused')
    return <p className="hx-widget-hurdle">{t([`refused.${figures.code}`, 'refused.other'])}</p>
  const left = figures.left.map(metricName)
  return (
    <>
      {left.length > 0 && (
        <p className="hx-widget-headline hx-soft">
          {t('widget.left', { metrics: left.join(t('widget.and')) })}
        </p>
      )}
      <Picture
        widget={widget}
        shown={figures.shown}
        marks={props.marks}
        labelledBy={props.labelledBy}
        title={props.title}
        height={height}
        behind={props.behind}
        asTable={props.asTable}
      />
    </>
  )
}
