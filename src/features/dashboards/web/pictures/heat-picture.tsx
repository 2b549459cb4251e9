import { useTranslation } from 'react-i18next'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { ShownRow } from '../../domain/shown-shape.ts'
import { tellingFor, useWidgetWords } from '../widget-words.ts'
import type { Drawn } from './drawn.ts'
import { groundOf } from './ground.ts'
import { weekdays, weeksOf } from './weeks.ts'
import './tiles.css'

/** Days by week and weekday; the more, the stronger the ground, with the figure in it. */
export function HeatPicture({ widget, shown, labelledBy, behind }: Drawn) {
  const { t } = useTranslation('dashboards')
  const { locale } = useLocale()
  const words = useWidgetWords()
  const telling = tellingFor(shown)
  const [metric = ''] = widget.metrics
  const byDay = new Map(shown.rows.map((row) => [row.key ?? '', row]))
  const weeks = weeksOf([...byDay.keys()])
  const values = shown.rows.flatMap((row) => row.values[metric]?.value ?? [])
  const most = Math.max(0, ...values)
  const cell = (day: string) => {
    const row: ShownRow | undefined = byDay.get(day)
    const value = row?.values[metric]?.value ?? null
    if (row === undefined || value === null) return <td key={day} />
    const open = behind(row)
    const told = formatNumber(value * telling.factor, locale, telling.digits > 1 ? 1 : telling.digits)
    const name = `${words.time(day)} ${words.figure(value, telling)}`
    return (
      <td key={day} style={{ background: groundOf(value, most) }} title={name}>
        {open === null ? (
          told
        ) : (
          <button type="button" className="hx-widget-open" aria-label={name} onClick={open}>
            {told}
          </button>
        )}
      </td>
    )
  }
  return (
    <div className="hx-widget-heat">
      <table aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">
              <span className="hx-unseen">{t('by.week')}</span>
            </th>
            {weekdays.map((one) => (
              <th scope="col" key={one}>
                {t(`weekday.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((days) => (
            <tr key={days[0]}>
              <th scope="row">{words.time(days[0] ?? '')}</th>
              {days.map(cell)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
