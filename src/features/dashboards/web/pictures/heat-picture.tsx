import { useTranslation } from 'react-i18next'
import { formatMonth, formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { daysByWeek, monthsByYear } from '../../domain/heat-grid.ts'
import type { ShownRow } from '../../domain/shown-shape.ts'
import { fiscalNameOf } from '../../domain/telling.ts'
import { tellingFor, useWidgetWords } from '../widget-words.ts'
import type { Drawn } from './drawn.ts'
import { groundOf } from './ground.ts'
import './tiles.css'

/** What the rows and columns of a heat map are called. */
function useHeads(isOfMonths: boolean, isFiscal: boolean) {
  const { t } = useTranslation('dashboards')
  const { locale } = useLocale()
  const words = useWidgetWords()
  if (!isOfMonths)
    return { corner: t('by.week'), row: words.time, column: (day: string) => t(`weekday.${day as '1'}`) }
  return {
    corner: t('by.month'),
    row: (part: string) => (isFiscal ? t('heatPeriod', { part }) : formatMonth(Number(part), locale)),
    column: (year: string) => t(isFiscal ? 'time.fiscalYear' : 'time.year', { year }),
  }
}

/** Days by week and weekday, or months by year; the more, the stronger the ground, with the figure in it. */
export function HeatPicture({ widget, shown, labelledBy, behind }: Drawn) {
  const { locale } = useLocale()
  const words = useWidgetWords()
  const telling = tellingFor(shown)
  const [metric = ''] = widget.metrics
  const byTime = new Map(shown.rows.map((row) => [row.key ?? '', row]))
  const times = [...byTime.keys()]
  const isOfMonths = widget.by === 'month'
  const heads = useHeads(isOfMonths, fiscalNameOf(times[0] ?? '') !== null)
  const { columns, rows } = isOfMonths ? monthsByYear(times) : daysByWeek(times)
  const values = shown.rows.flatMap((row) => row.values[metric]?.value ?? [])
  const most = Math.max(0, ...values)
  const cell = (time: string, column: number) => {
    const row: ShownRow | undefined = byTime.get(time)
    const value = row?.values[metric]?.value ?? null
    if (row === undefined || value === null) return <td key={columns[column]} />
    const open = behind(row)
    const told = formatNumber(value * telling.factor, locale, telling.digits > 1 ? 1 : telling.digits)
    const name = `${words.time(time)} ${words.figure(value, telling)}`
    return (
      <td key={columns[column]} style={{ background: groundOf(value, most) }} title={name}>
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
              <span className="hx-unseen">{heads.corner}</span>
            </th>
            {columns.map((one) => (
              <th scope="col" key={one}>
                {heads.column(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">{heads.row(name)}</th>
              {cells.map(cell)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
