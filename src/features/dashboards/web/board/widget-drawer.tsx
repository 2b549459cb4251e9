import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Period } from '#features/metrics/web/public/period.ts'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import type { Widget } from '../../domain/board.ts'
import { flawsIn, madeWhole } from '../../domain/sense.ts'
import { useFigures } from '../use-figures.ts'
import { WidgetCard } from './widget-card.tsx'
import { WidgetFields } from './widget-fields.tsx'

/** What a widget shows, chosen beside how it will look. */
export function WidgetDrawer(props: {
  widget: Widget
  period: Period
  onKeep: (widget: Widget) => void
  onClose: () => void
}) {
  const { t } = useTranslation('dashboards')
  const [widget, change] = useState(props.widget)
  const phone = usePhone()
  const flaws = flawsIn(widget)
  return (
    <Drawer
      open
      size={phone ? '100%' : 560}
      title={t('fields.title')}
      onClose={props.onClose}
      footer={
        <div className="hx-board-buttons">
          <Button type="primary" disabled={flaws.length > 0} onClick={() => props.onKeep(widget)}>
            {t('fields.keep')}
          </Button>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
        </div>
      }
    >
      <div className="hx-board-form">
        <WidgetFields widget={widget} onChange={(next) => change(madeWhole(next))} />
        {flaws.length > 0 ? (
          <p className="hx-widget-hurdle" role="status">
            {t(`flaw.${flaws[0]}`)}
          </p>
        ) : (
          <Preview widget={widget} period={props.period} />
        )}
      </div>
    </Drawer>
  )
}

function Preview({ widget, period }: { widget: Widget; period: Period }) {
  const { t } = useTranslation('dashboards')
  const figures = useFigures([widget], period)
  return (
    <section className="hx-widget-preview" aria-label={t('fields.preview')}>
      <h3>{t('fields.preview')}</h3>
      <WidgetCard
        widget={{ ...widget, place: { ...widget.place, h: Math.max(4, Math.min(6, widget.place.h)) } }}
        figures={figures.of(widget)}
        marks={figures.marksOver(widget)}
        behind={() => null}
        editing={{ handle: null, deeds: null, corner: null }}
      />
    </section>
  )
}
