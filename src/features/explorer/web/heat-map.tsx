import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { useMay } from '#platform/web/session.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { heatKinds, readHeat } from '../contract.ts'
import { fewestTold, heatLevel } from '../domain/heat.ts'
import { type ChoiceInput, searchOf } from './choice.ts'
import { Help } from './help.tsx'
import './heat-map.css'

type Heat = CallerReply<typeof readHeat>
type Row = Heat['rows'][number]
type Kind = (typeof heatKinds)[number]

const signs = { '-2': '▼▼', '-1': '▼', '0': '', '1': '▲', '2': '▲▲' } as const

/** Labels against emotions, or units against days: where more or fewer voices are than rows and columns explain. */
export function HeatMap(props: { input: ChoiceInput; of: Kind; onChange: (of: Kind) => void }) {
  const { t } = useTranslation('explorer')
  const { input, of } = props
  const read = useRead(readHeat, {}, { ...input, of }, { keepPrevious: true })
  return (
    <div className="hx-explorer-heat">
      <header>
        <Segmented<Kind>
          aria-label={t('heat.choose')}
          options={heatKinds.map((kind) => ({ value: kind, label: t(`heat.${kind}`) }))}
          value={of}
          onChange={props.onChange}
        />
        <p className="hx-soft">
          {t('heat.note')} <Help about="residual" />
        </p>
      </header>
      <ReadState read={read} rows={8}>
        {(heat) =>
          heat.rows.length === 0 ? (
            <EmptyState title={t('heat.none')} hint={t('heat.noneHint')} />
          ) : (
            <HeatTable heat={heat} of={of} input={input} />
          )
        }
      </ReadState>
    </div>
  )
}

function useColumnName(of: Kind): (key: string) => string {
  const { t } = useTranslation('explorer')
  const { locale } = useLocale()
  const day = new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  if (of === 'labels') return (key) => t(`analysis:emotions.${key}`)
  return (key) => {
    const [from = '', to = ''] = key.split('/')
    const begin = day.format(new Date(from))
    return from === to ? begin : `${begin}–${day.format(new Date(to))}`
  }
}

/** The voices of a cell, as a link to the list of feedback. */
function cellSearch(
  of: Kind,
  input: ChoiceInput,
  { row, column }: { row: Row; column: string },
): string | null {
  if (row.id === null) return null
  if (of === 'labels') return searchOf({ ...input, label: [row.id] }, { emotion: column })
  const [from = '', to = ''] = column.split('/')
  return searchOf({ ...input, unit: row.id }, { from, to })
}

function HeatTable({ heat, of, input }: { heat: Heat; of: Kind; input: ChoiceInput }) {
  const { t } = useTranslation('explorer')
  const { locale } = useLocale()
  const columnName = useColumnName(of)
  const number = (n: number) => formatNumber(n, locale)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys, too. */}
      <section className="hx-explorer-scroll" aria-label={t(`heat.${of}`)} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(`heat.row.${of}`)}</th>
              {heat.columns.map(({ key }) => (
                <th scope="col" key={key}>
                  {columnName(key)}
                </th>
              ))}
              <th scope="col">{t('heat.all')}</th>
            </tr>
          </thead>
          <tbody>
            {heat.rows.map((row) => (
              <tr key={row.id ?? 'none'}>
                <th scope="row">{row.name?.[locale] ?? t(`heat.without.${of}`)}</th>
                {row.cells.map((cell, i) => {
                  const column = heat.columns[i]?.key ?? ''
                  return <Cell key={column} cell={cell} search={cellSearch(of, input, { row, column })} />
                })}
                <td className="hx-explorer-sum">{number(row.n)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('heat.all')}</th>
              {heat.columns.map(({ key, n }) => (
                <td key={key}>{number(n)}</td>
              ))}
              <td>{number(heat.n)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      <ul className="hx-explorer-legend">
        {([2, 1, 0, -1, -2] as const).map((level) => (
          <li key={level}>
            <span className={`hx-explorer-cell hx-explorer-level${level}`}>{signs[level] || '·'}</span>
            {t(`heat.level.${level}`)}
          </li>
        ))}
      </ul>
      {heat.hidden > 0 && (
        <p className="hx-soft">{t('heat.hidden', { n: heat.hidden, few: fewestTold, count: heat.hidden })}</p>
      )}
    </>
  )
}

function Cell({ cell, search }: { cell: Row['cells'][number]; search: string | null }) {
  const { t } = useTranslation('explorer')
  const { locale } = useLocale()
  const mayRead = useMay('intake.read')
  if (cell.n === null)
    return (
      <td className="hx-explorer-cell" title={t('heat.few', { few: fewestTold })}>
        &lt; {fewestTold}
      </td>
    )
  const level = heatLevel(cell)
  const told = t('heat.told', {
    n: cell.n,
    expected: formatNumber(cell.expected ?? 0, locale, 1),
    residual: cell.residual === null ? '–' : formatNumber(cell.residual, locale, 1),
  })
  const content = (
    <>
      {formatNumber(cell.n, locale)} <small aria-hidden="true">{signs[level]}</small>
    </>
  )
  return (
    <td className={`hx-explorer-cell hx-explorer-level${level}`} title={told}>
      {mayRead && search !== null && cell.n > 0 ? (
        <Link to={`/feedback?${search}`} aria-label={told}>
          {content}
        </Link>
      ) : (
        content
      )}
    </td>
  )
}
