import { useTranslation } from 'react-i18next'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import type { Shown, ShownRow, ShownSeries } from '../../domain/shown-shape.ts'
import { tellingOf } from '../../domain/telling.ts'
import { scaled, tellingFor, useWidgetWords } from '../widget-words.ts'
import type { Drawn } from './drawn.ts'
import { HeadlineLine } from './number-picture.tsx'

/** Each column is told in its own unit. */
const tellingIn =
  ({ rows }: Shown) =>
  ({ key, unitOfMeasure }: ShownSeries) =>
    tellingOf(
      unitOfMeasure,
      rows.map((row) => row.values[key]?.value),
    )

/** The figures in rows; what lies behind a row opens from its name. */
export function TablePicture({ widget, shown, labelledBy, behind }: Drawn) {
  const { t } = useTranslation('dashboards')
  const words = useWidgetWords()
  const telling = tellingIn(shown)
  const hasSaid = shown.rows.some(({ said }) => said !== null)
  const hasRank = shown.rows.some(({ rank }) => rank !== null)
  const against = widget.comparison === 'previous' || widget.comparison === 'last_year' ? 'period' : 'whole'
  const rows: readonly ShownRow[] = shown.rows
  if (rows.length === 0) return <Whole shown={shown} />
  return (
    <div className="hx-widget-table">
      <table aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {hasRank && <th scope="col">{t('table.rank')}</th>}
            <th scope="col">{t(`by.${widget.picture === 'funnel' ? 'step' : widget.by}`)}</th>
            {shown.series.map((one) => (
              <th scope="col" key={one.key} className="hx-widget-figure">
                {words.series(one, widget)}
              </th>
            ))}
            {hasSaid && <th scope="col">{t('table.said')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? ''} className={row.own ? 'hx-widget-own' : undefined}>
              {hasRank && <td>{row.rank?.now}</td>}
              <th scope="row">
                <RowName name={words.row(widget, row)} open={behind(row)} />
              </th>
              {shown.series.map((one) => (
                <td key={one.key} className="hx-widget-figure">
                  {row.values[one.key] == null ? (
                    '–'
                  ) : (
                    <EstimateText
                      compact
                      estimate={scaled(
                        row.values[one.key] as NonNullable<ShownRow['values'][string]>,
                        telling(one),
                      )}
                      exact
                      digits={telling(one).digits}
                      unit={words.unit(telling(one))}
                    />
                  )}
                </td>
              ))}
              {hasSaid && <td>{row.said === null ? '' : words.said(row.said, against)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RowName({ name, open }: { name: string; open: (() => void) | null }) {
  if (open === null) return name
  return (
    <button type="button" className="hx-widget-open" onClick={open}>
      {name}
    </button>
  )
}

/** A single figure as the only row. */
function Whole({ shown }: { shown: Shown }) {
  const words = useWidgetWords()
  const telling = tellingFor(shown)
  if (shown.total === null) return null
  return (
    <>
      <EstimateText
        estimate={scaled(shown.total, telling)}
        exact
        digits={telling.digits}
        unit={words.unit(telling)}
      />
      {shown.headline !== null && <HeadlineLine headline={shown.headline} shown={shown} telling={telling} />}
    </>
  )
}
