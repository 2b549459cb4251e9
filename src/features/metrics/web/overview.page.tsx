import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useRead } from '#platform/web/api.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { readOverview } from '../contract.ts'
import type { MetricKey } from '../domain/definitions.ts'
import { clockStateBuckets } from '../domain/measures.ts'
import { FigureCard } from './figure-card.tsx'
import { NoVoices } from './no-voices.tsx'
import { AboutMetric } from './public/about-metric.tsx'
import { CountingLine, whileCounting } from './public/counting-line.tsx'
import { type Period, usePeriod } from './public/period.ts'
import { PeriodBar } from './public/period-bar.tsx'
import { pointsLink } from './public/points-link.ts'
import { VoiceSplits, VoicesByDay } from './voice-charts.tsx'
import './overview.css'

type Overview = CallerReply<typeof readOverview>

function Count(props: { n: number; to: string; children: React.ReactNode; metric?: MetricKey }) {
  const { locale } = useLocale()
  return (
    <div className="hx-overview-counted">
      <Link className="hx-overview-count" to={props.to}>
        <span>{props.children}</span>
        <strong>{formatNumber(props.n, locale)}</strong>
      </Link>
      {props.metric !== undefined && <AboutMetric metric={props.metric} />}
    </div>
  )
}

/** What stands open at this moment, by its most pressing clock, and what came and went in the period. */
function OpenNow({ overview, period }: { overview: Overview; period: Period }) {
  const { t } = useTranslation('metrics')
  const { onTime, soon, breached } = overview.open
  const at = (state: keyof typeof clockStateBuckets) =>
    pointsLink('open', period, { bucketFrom: clockStateBuckets[state], bucketTo: clockStateBuckets[state] })
  return (
    <section aria-labelledby="overview-now">
      <h2 id="overview-now">{t('overview.now')}</h2>
      <div className="hx-overview-now">
        <Count n={onTime + soon + breached} to={pointsLink('open', period)} metric="open">
          {t('overview.open.all')}
        </Count>
        <Count n={onTime} to={at('on_time')}>
          <StatusTag plain tone="met" word={t('overview.open.on_time')} />
        </Count>
        <Count n={soon} to={at('soon')}>
          <StatusTag plain tone="soon" word={t('overview.open.soon')} />
        </Count>
        <Count n={breached} to={at('breached')}>
          <StatusTag plain tone="breached" word={t('overview.open.breached')} />
        </Count>
        <span className="hx-overview-rule" />
        {(['opened', 'closed', 'reopened'] as const).map((flow) => (
          <Count key={flow} n={overview.flow[flow]} to={pointsLink(flow, period)} metric={flow}>
            <span className="hx-soft">{t(`overview.flow.${flow}`)}</span>
          </Count>
        ))}
      </div>
    </section>
  )
}

function Numbers({ overview, period }: { overview: Overview; period: Period }) {
  const { t } = useTranslation('metrics')
  const { voices } = overview
  return (
    <div className="hx-overview">
      <OpenNow overview={overview} period={period} />
      <section aria-labelledby="overview-figures">
        <h2 id="overview-figures">{t('overview.figures')}</h2>
        <div className="hx-overview-figures">
          {overview.figures.map((figure) => (
            <FigureCard key={figure.key} figure={figure} period={period} />
          ))}
        </div>
      </section>
      {voices.n === 0 ? (
        <NoVoices latestDay={voices.latestDay} period={period} />
      ) : (
        <>
          <section aria-labelledby="overview-voices">
            <h2 id="overview-voices">
              {t('overview.voices')} <AboutMetric metric="voices" />
            </h2>
            <div className="hx-overview-sheet">
              <VoicesByDay voices={voices} period={period} />
            </div>
          </section>
          <section aria-labelledby="overview-split">
            <h2 id="overview-split">{t('overview.split')}</h2>
            <VoiceSplits voices={voices} period={period} />
          </section>
        </>
      )}
    </div>
  )
}

/** The numbers of the organisation, live. */
export default function OverviewPage() {
  const { t } = useTranslation('metrics')
  const period = usePeriod()
  const { from, to, unitId } = period
  const overview = useRead(
    readOverview,
    {},
    { from, to, ...(unitId === undefined ? {} : { unitId }) },
    { keepPrevious: true, every: whileCounting },
  )
  return (
    <>
      <PageHeader
        title={t('overview.title')}
        subtitle={t('overview.subtitle', { from, to })}
        more={<PeriodBar period={period} />}
      />
      <CountingLine counting={overview.data?.counting} />
      <ReadState read={overview} rows={10}>
        {(reply) => <Numbers overview={reply} period={period} />}
      </ReadState>
    </>
  )
}
