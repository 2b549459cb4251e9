import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { EstimateText } from '#platform/web/ui/estimate-text.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { type ChoiceInput, searchOf } from './choice.ts'
import { type Found, Ratio, Sentiment, Sparkline, Trend } from './figures.tsx'
import { Help } from './help.tsx'

type Topic = Found['topics'][number]

const percent = (estimate: Topic['share']) => ({
  ...estimate,
  value: estimate.value === null ? null : estimate.value * 100,
  low: estimate.low === null ? null : estimate.low * 100,
  high: estimate.high === null ? null : estimate.high * 100,
})

/** What the voices are about: topics by size, each leading to its voices, and what is in none. */
export function Topics({ found, input }: { found: Found; input: ChoiceInput }) {
  const { t } = useTranslation('explorer')
  const { topics, others, periods } = found
  if (topics.length === 0)
    return <EmptyState title={t('topics.none')} hint={t('topics.noneHint', { n: periods[0]?.n ?? 0 })} />
  const most = Math.max(...topics.map(({ share }) => share.value ?? 0), others.share.value ?? 0)
  const sizes = periods.map(({ n }) => n)
  return (
    <div className="hx-explorer-topics">
      <div className="hx-explorer-topic hx-explorer-head">
        {(['topic', 'share', 'sentiment', 'trend'] as const).map((one) => (
          <span key={one}>
            {t(`topics.${one}`)}
            <Help about={one} />
          </span>
        ))}
      </div>
      <ol aria-label={t('parts.topics')}>
        {topics.map((topic) => (
          <TopicRow key={topic.key} topic={topic} most={most} sizes={sizes} input={input} />
        ))}
        <li className="hx-explorer-topic hx-explorer-others">
          <span>
            <Link
              className="hx-explorer-name"
              to={`/explorer/voices?${searchOf(input, { topic: 'others' })}`}
            >
              {t('topics.others')}
            </Link>
            <small className="hx-soft">{t('topics.othersHint')}</small>
          </span>
          <ShareBar share={others.share} n={others.counts[0] ?? 0} most={most} />
          <span>
            <Sentiment estimate={others.sentiment} />
          </span>
          <span className="hx-explorer-trend">
            {hasBaseline(sizes) && <Sparkline counts={others.counts} sizes={sizes} />}
          </span>
        </li>
      </ol>
    </div>
  )
}

function TopicRow(props: { topic: Topic; most: number; sizes: readonly number[]; input: ChoiceInput }) {
  const { t } = useTranslation('explorer')
  const { topic, most, sizes, input } = props
  const more = topic.terms.filter((term) => !topic.name.includes(term)).slice(0, 6)
  return (
    <li className="hx-explorer-topic">
      <span>
        <Link className="hx-explorer-name" to={`/explorer/voices?${searchOf(input, { topic: topic.key })}`}>
          {topic.name.join(' · ')}
        </Link>
        <small className="hx-soft">{more.join(t('and'))}</small>
      </span>
      <ShareBar share={topic.share} n={topic.counts[0] ?? 0} most={most} />
      <span>
        <Sentiment estimate={topic.sentiment} />
      </span>
      <span className="hx-explorer-trend">
        <Against counts={topic.counts} rise={topic.rise} sizes={sizes} />
      </span>
    </li>
  )
}

const hasBaseline = (sizes: readonly number[]) => sizes.slice(1).some((n) => n > 0)

/** How a topic stands against its baseline, where there is one. */
function Against({ counts, rise, sizes }: Pick<Topic, 'counts' | 'rise'> & { sizes: readonly number[] }) {
  const { t } = useTranslation('explorer')
  if (!hasBaseline(sizes)) return <span className="hx-soft">{t('rise.unknown')}</span>
  return (
    <>
      <Sparkline counts={counts} sizes={sizes} />
      <span className="hx-explorer-against">
        <Trend rise={rise} />
        <Ratio rise={rise} counts={counts} />
      </span>
    </>
  )
}

function ShareBar({ share, n, most }: { share: Topic['share']; n: number; most: number }) {
  const { t } = useTranslation('explorer')
  const { locale } = useLocale()
  const width = most === 0 ? 0 : ((share.value ?? 0) / most) * 100
  return (
    <span className="hx-explorer-share">
      <span className="hx-explorer-bar" aria-hidden="true">
        <span style={{ width: `${width}%` }} />
      </span>
      <span className="hx-whole">
        <EstimateText compact estimate={percent(share)} digits={1} unit="%" />{' '}
        <small className="hx-soft">{t('voices', { n: formatNumber(n, locale), count: n })}</small>
      </span>
    </span>
  )
}
