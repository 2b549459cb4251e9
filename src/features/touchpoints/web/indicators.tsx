import { Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { Chart } from '#platform/web/ui/chart.tsx'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import type { readIndicators } from '../contract/reading.ts'
import { groups, indicatorOf } from '../domain/indicators.ts'
import { scaled, useTelling } from './telling.ts'
import { Trend } from './trend.tsx'

type Figure = CallerReply<typeof readIndicators>['figures'][number]

const ratingTones = { good: 'met', middling: 'soon', poor: 'breached' } as const
const changeTones = { better: 'met', worse: 'breached', other: 'note' } as const

/** Every indicator by group; behind each stands its course. */
export function Indicators({ figures }: { figures: readonly Figure[] }) {
  const { t } = useTranslation('touchpoints')
  const [opened, open] = useState<Figure | null>(null)
  if (figures.length === 0) return <EmptyState title={t('figures.none')} hint={t('figures.noneHint')} />
  return (
    <>
      {groups
        .map((group) => ({
          group,
          own: figures.filter(({ indicator }) => indicatorOf(indicator).group === group),
        }))
        .filter(({ own }) => own.length > 0)
        .map(({ group, own }) => (
          <section key={group} className="hx-indicators" aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{t(`groups.${group}`)}</h2>
            <ul>
              {own.map((figure) => (
                <Row key={figure.indicator} figure={figure} onOpen={() => open(figure)} />
              ))}
            </ul>
          </section>
        ))}
      {opened !== null && <Course figure={opened} onClose={() => open(null)} />}
    </>
  )
}

function Row({ figure, onOpen }: { figure: Figure; onOpen: () => void }) {
  const { t } = useTranslation('touchpoints')
  const { indicator, typical, upper, rating, change } = figure
  const telling = useTelling()(indicator, typical.value)
  const { unit, digits } = telling
  return (
    <li>
      <div>
        <button type="button" className="hx-indicator-name" onClick={onOpen}>
          {t(`indicators.${indicator}.name`)}
        </button>
        <p className="hx-soft">{t(`indicators.${indicator}.about`)}</p>
      </div>
      <div className="hx-indicator-figure">
        <EstimateText compact estimate={scaled(typical, telling)} unit={unit} digits={digits} />
        <small className="hx-soft">{t(`typical.${indicatorOf(indicator).measure}`)}</small>
      </div>
      <div className="hx-indicator-figure">
        {upper !== null && (
          <>
            <EstimateText compact estimate={scaled(upper, telling)} unit={unit} digits={digits} />
            <small className="hx-soft">{t('figures.upper')}</small>
          </>
        )}
      </div>
      <div className="hx-indicator-signs">
        {rating !== null && <StatusTag tone={ratingTones[rating]} word={t(`ratings.${rating}`)} />}
        {change !== 'none' && <StatusTag plain tone={changeTones[change]} word={t(`changes.${change}`)} />}
      </div>
      <Trend values={figure.days.flatMap(({ estimate }) => estimate.value ?? [])} />
    </li>
  )
}

/** An indicator day by day, and beside the stretch before. */
function Course({ figure, onClose }: { figure: Figure; onClose: () => void }) {
  const { t } = useTranslation('touchpoints')
  const phone = usePhone()
  const { indicator, typical, before, days } = figure
  const telling = useTelling()(indicator, typical.value ?? before.value)
  const { unit, digits } = telling
  const { good, poor } = indicatorOf(indicator)
  const bound = (value: number) => `${Number((value * telling.factor).toFixed(2))}${unit}`
  const name = t(`indicators.${indicator}.name`)
  return (
    <Drawer open size={phone ? '100%' : 640} title={name} onClose={onClose}>
      <div className="hx-indicator-course">
        <p className="hx-soft">{t(`indicators.${indicator}.about`)}</p>
        <dl>
          <dt>{t('figures.now')}</dt>
          <dd>
            <EstimateText estimate={scaled(typical, telling)} unit={unit} digits={digits} />
          </dd>
          <dt>{t('figures.before')}</dt>
          <dd>
            <EstimateText estimate={scaled(before, telling)} unit={unit} digits={digits} />
          </dd>
        </dl>
        {good !== undefined && poor !== undefined && (
          <p className="hx-soft">{t('figures.bounds', { good: bound(good), poor: bound(poor) })}</p>
        )}
        <Chart
          kind="line"
          question={t('figures.course', { name })}
          series={[{ key: 'value', label: name }]}
          band="value"
          points={days.map(({ day, estimate }) => ({
            at: day,
            values: { value: scaled(estimate, telling) },
          }))}
          unit={unit}
          digits={digits}
        />
      </div>
    </Drawer>
  )
}
