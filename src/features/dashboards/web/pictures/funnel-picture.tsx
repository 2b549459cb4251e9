import { useTranslation } from 'react-i18next'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useWidgetWords } from '../widget-words.ts'
import type { Drawn } from './drawn.ts'
import { stepsOf } from './steps.ts'
import './tiles.css'

/** Step by step: how many there were, and what part of the step before that is. */
export function FunnelPicture({ widget, shown, behind }: Drawn) {
  const { t } = useTranslation('dashboards')
  const { locale } = useLocale()
  const words = useWidgetWords()
  const percent = (part: number) => `${formatNumber(part * 100, locale, 1)}%`
  return (
    <div className="hx-widget-funnel">
      <ol>
        {stepsOf(shown.rows).map(({ row, count, ofBefore, width }) => {
          const open = behind(row)
          const name = words.row(widget, row)
          return (
            <li key={row.key}>
              <span className="hx-widget-step">
                {open === null ? (
                  name
                ) : (
                  <button type="button" className="hx-widget-open" onClick={open}>
                    {name}
                  </button>
                )}
                <span>
                  <strong>{formatNumber(count, locale)}</strong>
                  {ofBefore !== null && (
                    <small className="hx-soft"> {t('funnel.ofBefore', { part: percent(ofBefore) })}</small>
                  )}
                </span>
              </span>
              <span className="hx-widget-bar" style={{ inlineSize: `${100 * width}%` }} />
            </li>
          )
        })}
      </ol>
      <p className="hx-soft">{t('funnel.note')}</p>
    </div>
  )
}
