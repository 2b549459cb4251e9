import { useTranslation } from 'react-i18next'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { onMap, type Tile } from '../../domain/on-map.ts'
import { tellingFor, useWidgetWords } from '../widget-words.ts'
import type { Drawn } from './drawn.ts'
import { groundOf } from './ground.ts'
import './tiles.css'

/** China in tiles: a province each, with the figure of the units that its name is in. */
export function MapPicture({ widget, shown, behind }: Drawn) {
  const { t } = useTranslation('dashboards')
  const { locale } = useLocale()
  const words = useWidgetWords()
  const telling = tellingFor(shown)
  const [metric = ''] = widget.metrics
  const { tiles, elsewhere } = onMap(shown, metric)
  const most = Math.max(0, ...tiles.map(({ estimate }) => estimate?.value ?? 0))
  if (tiles.every(({ rows }) => rows.length === 0))
    return <p className="hx-widget-hurdle">{t('map.nobody')}</p>
  const tile = ({ province, rows, estimate }: Tile) => {
    const value = estimate?.value ?? null
    const [only] = rows
    const open = rows.length === 1 && only !== undefined ? behind(only) : null
    const told = value === null ? '–' : formatNumber(value * telling.factor, locale, 1)
    const name = `${province.name[locale]} ${value === null ? t('map.none') : words.figure(value, telling)} ${rows.map((row) => words.row(widget, row)).join(t('widget.and'))}`
    const inside = (
      <>
        <span>{province.short[locale]}</span>
        {rows.length > 0 && <strong>{told}</strong>}
      </>
    )
    return (
      <li
        key={province.code}
        style={{
          gridColumn: province.x + 1,
          gridRow: province.y + 1,
          ...(value !== null && { background: groundOf(value, most) }),
        }}
        title={name}
      >
        {open === null ? (
          inside
        ) : (
          <button type="button" className="hx-widget-open" aria-label={name} onClick={open}>
            {inside}
          </button>
        )}
      </li>
    )
  }
  return (
    <div className="hx-widget-map">
      <ul>{tiles.map(tile)}</ul>
      {elsewhere.length > 0 && (
        <p className="hx-soft">
          {t('map.elsewhere', {
            names: elsewhere.map((row) => words.row(widget, row)).join(t('widget.and')),
          })}
        </p>
      )}
    </div>
  )
}
