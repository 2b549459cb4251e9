import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMetricWords } from '#features/metrics/web/public/about-metric.tsx'
import { CountingLine, whileCounting } from '#features/metrics/web/public/counting-line.tsx'
import type { CallerInput, CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { useUrlFilters } from '#platform/web/ui/url-filters.ts'
import { readDrivers, type readIndicators, satisfactions } from '../contract/reading.ts'
import { indicatorOf } from '../domain/indicators.ts'

type Satisfaction = (typeof satisfactions)[number]
type Found = Extract<CallerReply<typeof readDrivers>, { state: 'found' }>
type Driver = Found['drivers'][number]

/** A step of an indicator that one can picture: a second, ten percent, one, a tenth. */
const steps = { time: 1000, share: 0.1, count: 1, score: 0.1 } as const
const isSure = ({ p }: Driver) => p !== null && p <= 0.05

/** What goes with satisfaction from day to day, and what must be kept in mind with it. */
export function Drivers({ input }: { input: CallerInput<typeof readIndicators> }) {
  const { t } = useTranslation('touchpoints')
  const { values, set } = useUrlFilters({ satisfaction: '' })
  const satisfaction = satisfactions.find((one) => one === values.satisfaction) ?? 'csat'
  const read = useRead(readDrivers, {}, { ...input, satisfaction }, { every: whileCounting })
  return (
    <div className="hx-drivers">
      <div className="hx-drivers-of">
        <span aria-hidden="true">{t('drivers.of')}</span>
        <Select<Satisfaction>
          aria-label={t('drivers.of')}
          value={satisfaction}
          popupMatchSelectWidth={false}
          onChange={(next) => set({ satisfaction: next })}
          options={satisfactions.map((value) => ({ value, label: <MetricName metric={value} /> }))}
        />
      </div>
      <CountingLine counting={read.data?.counting} />
      <ReadState read={read} rows={5}>
        {(found) =>
          found.state === 'tooFew' ? (
            <EmptyState title={t('drivers.tooFew')} hint={t('drivers.tooFewHint', found)} />
          ) : (
            <Result found={found} satisfaction={satisfaction} />
          )
        }
      </ReadState>
    </div>
  )
}

/** The catalogue's name of a metric. */
function MetricName({ metric }: { metric: Satisfaction }) {
  return useMetricWords(metric).name
}

function Result({ found, satisfaction }: { found: Found; satisfaction: Satisfaction }) {
  const { t } = useTranslation('touchpoints')
  const { locale } = useLocale()
  const { explained, days, drivers, leftOut } = found
  const names = leftOut.map((key) => t(`indicators.${key}.name`)).join(t('drivers.comma'))
  return (
    <>
      <p>
        {explained === null
          ? t('drivers.days', { days })
          : t('drivers.explained', { days, percent: formatNumber(Math.max(0, explained) * 100, locale) })}
      </p>
      <div className="hx-driver-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('drivers.indicator')}</th>
              <th scope="col">{t('drivers.effect')}</th>
              <th scope="col">{t('drivers.strength')}</th>
              <th scope="col">{t('drivers.sure')}</th>
            </tr>
          </thead>
          <tbody>
            {drivers.map((driver) => (
              <Line key={driver.indicator} driver={driver} satisfaction={satisfaction} />
            ))}
          </tbody>
        </table>
      </div>
      <section className="hx-caveats" aria-labelledby="caveats">
        <h3 id="caveats">{t('caveats.title')}</h3>
        <ul>
          {found.caveats.map((caveat) => (
            <li key={caveat}>{t(`caveats.${caveat}`, { names })}</li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Line({ driver, satisfaction }: { driver: Driver; satisfaction: Satisfaction }) {
  const { t } = useTranslation('touchpoints')
  const { locale } = useLocale()
  const { indicator, standardised } = driver
  const { measure } = indicatorOf(indicator)
  const step = steps[measure]
  // Shares are told in points of a hundred, as NPS is.
  const factor = (satisfaction === 'nps' ? 1 : 100) * step
  const points = (value: number | null) =>
    value === null
      ? '–'
      : new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(
          value * factor,
        )
  const size = Math.min(1, Math.abs(standardised ?? 0)) * 100
  const sure = isSure(driver)
  return (
    <tr>
      <th scope="row">{t(`indicators.${indicator}.name`)}</th>
      <td>
        {t('drivers.perStep', { step: t(`drivers.steps.${measure}`), points: points(driver.value) })}
        <small className="hx-soft">
          {t('drivers.interval', { low: points(driver.low), high: points(driver.high) })}
        </small>
      </td>
      <td>
        <span className="hx-driver-bar" style={{ inlineSize: `${size}%` }} aria-hidden="true" />
        {standardised === null ? '–' : formatNumber(standardised, locale, 2)}
      </td>
      <td>
        <StatusTag
          plain
          tone={sure ? 'met' : 'quiet'}
          word={t(sure ? 'drivers.isSure' : 'drivers.isNotSure')}
        />
      </td>
    </tr>
  )
}
