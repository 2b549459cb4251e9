import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { Navigate, useSearchParams } from 'react-router'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { readCatalogue } from '../contract/catalogue.ts'
import type { listPoints } from '../contract.ts'
import { metricOfMeasure } from '../domain/definitions.ts'
import { listedMeasures } from '../domain/measures.ts'
import type { OwnKey } from '../domain/own-metrics.ts'
import { PointsList } from './points-list.tsx'
import { pointsOf } from './public/points-of.ts'
import './points.css'

type Asked = CallerInput<typeof listPoints>

/** The tickets or voices that a number of the overview counts; an address that names no number leads back to them. */
export default function PointsPage() {
  const [search] = useSearchParams()
  const made = search.get('made')
  if (made !== null) return <OfMade made={made} />
  const measure = listedMeasures.find((one) => one === search.get('measure'))
  if (measure === undefined) return <Navigate to="/overview" replace />
  return (
    <PointsList input={Object.fromEntries(search) as unknown as Asked} metric={metricOfMeasure[measure]} />
  )
}

/** Behind a metric that was made of others stand the lists of its parts, one at a time. */
function OfMade({ made }: { made: string }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const [search, setSearch] = useSearchParams()
  const catalogue = useRead(readCatalogue, {}, {})
  return (
    <ReadState read={catalogue}>
      {({ items }) => {
        const named = new Map(items.map((one) => [one.key as string, one.name[locale]]))
        const parts = (items.find(({ key }) => key === made)?.parts ?? []).filter(
          (one) => pointsOf(one) !== null,
        )
        const part = parts.find((one) => one === search.get('part')) ?? parts[0]
        const points = pointsOf(part ?? '')
        if (part === undefined || points === null) return <Navigate to="/overview" replace />
        const { made: _, part: __, from, to, ...narrowed } = Object.fromEntries(search)
        const period = points.measure === 'open' ? {} : { from, to }
        const input = { ...narrowed, ...period, ...points.cut, measure: points.measure } as unknown as Asked
        return (
          <PointsList key={part} input={input} metric={made as OwnKey}>
            <Segmented
              className="hx-points-parts"
              aria-label={t('points.parts')}
              value={part as string}
              options={parts.map((value) => ({ value: value as string, label: named.get(value) ?? value }))}
              onChange={(value) => {
                const next = new URLSearchParams(search)
                next.set('part', value)
                setSearch(next, { replace: true })
              }}
            />
          </PointsList>
        )
      }}
    </ReadState>
  )
}
