import { ArrowDownOutlined, ArrowUpOutlined, MinusOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { PolarityTag } from '#features/intake/web/public/polarity-tag.tsx'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import type { Estimate } from '#platform/contract/estimate.ts'
import type { Locale } from '#platform/contract/locale.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { readInsights } from '../contract.ts'
import { falseDiscoveries } from '../domain/rising.ts'

export type Found = NonNullable<CallerReply<typeof readInsights>['found']>
export type Word = Found['words'][number]
type Rise = Word['rise']

/** From here on voices are called positive or negative, −1…1. */
const clearSentiment = 0.15

/** Which way voices sound on the whole. */
export function polarityOf({ value }: Estimate): 'negative' | 'neutral' | 'positive' | null {
  if (value === null) return null
  if (Math.abs(value) < clearSentiment) return 'neutral'
  return value < 0 ? 'negative' : 'positive'
}

/** How voices sound on the whole, with the mean, its interval and n on demand. */
export function Sentiment({ estimate }: { estimate: Estimate }) {
  const { t } = useTranslation('explorer')
  const { locale } = useLocale()
  const polarity = polarityOf(estimate)
  if (polarity === null) return <span className="hx-soft">{t('sentiment.none')}</span>
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, locale, 2))
  const told = t('sentiment.told', {
    value: number(estimate.value),
    low: number(estimate.low),
    high: number(estimate.high),
    n: formatNumber(estimate.n, locale),
  })
  return (
    <Tooltip title={told}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the interval must be reachable without a mouse. */}
      <span tabIndex={0}>
        <PolarityTag polarity={polarity} />
        <span className="hx-unseen"> ({told})</span>
      </span>
    </Tooltip>
  )
}

/** 1.0, 2.9, 23: so many places that two ratios under each other are read as alike. */
function timesWords(times: number, locale: Locale): string {
  const digits = times < 10 ? 1 : 0
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(times)
}

/** How many times the baseline, with its interval; what never was before has only a least value. */
export function Ratio({ rise, counts }: Pick<Word, 'rise' | 'counts'>) {
  const { t } = useTranslation('explorer')
  const { locale } = useLocale()
  if (rise === null) return null
  const { value, low, high } = rise.ratio
  const number = (one: number | null) => (one === null ? '∞' : timesWords(one, locale))
  if (value === null)
    return counts[0] === 0 ? (
      <span className="hx-soft">–</span>
    ) : (
      <span>
        {t('rise.new')} <small className="hx-soft hx-whole">{t('rise.atLeast', { low: number(low) })}</small>
      </span>
    )
  return (
    <span>
      <b className="hx-whole">× {number(value)}</b>{' '}
      <small className="hx-soft hx-whole">
        {t('rise.interval', { low: number(low), high: number(high) })}
      </small>
    </span>
  )
}

/** Which way something goes, in words and by a sign. */
export function Trend({ rise }: { rise: Rise }) {
  const { t } = useTranslation('explorer')
  if (rise === null) return <span className="hx-soft">{t('rise.unknown')}</span>
  const { ratio, pAdjusted } = rise
  const risen = pAdjusted <= falseDiscoveries
  const fallen = ratio.high !== null && ratio.high < 1
  if (risen)
    return (
      <span className="hx-tone-soon hx-tag hx-tag-plain">
        <ArrowUpOutlined aria-hidden /> {t('rise.up')}
      </span>
    )
  if (fallen)
    return (
      <span className="hx-tone-quiet hx-tag hx-tag-plain">
        <ArrowDownOutlined aria-hidden /> {t('rise.down')}
      </span>
    )
  return (
    <span className="hx-tone-quiet hx-tag hx-tag-plain">
      <MinusOutlined aria-hidden /> {t('rise.steady')}
    </span>
  )
}

/** A chance of a false alarm as people write it. */
export function usePValue(): (p: number) => string {
  const { locale } = useLocale()
  return (p) => (p < 0.001 ? '< 0.001' : formatNumber(p, locale, p < 0.1 ? 3 : 2))
}

const width = 72
const height = 22

/** Shares of five periods as a line, the current one marked; told in words for those who do not see it. */
export function Sparkline({ counts, sizes }: { counts: readonly number[]; sizes: readonly number[] }) {
  const { t } = useTranslation('explorer')
  const shares = counts.map((count, i) => (sizes[i] ? count / (sizes[i] as number) : 0)).reverse()
  const most = Math.max(...shares, Number.MIN_VALUE)
  const at = (i: number) => ({
    x: 3 + (i * (width - 6)) / Math.max(1, shares.length - 1),
    y: height - 3 - ((shares[i] as number) / most) * (height - 6),
  })
  const places = shares.map((_, i) => at(i))
  const end = places.at(-1) ?? { x: 0, y: 0 }
  const told = t('spark', { before: counts.slice(1).reverse().join(t('and')), now: counts[0] ?? 0 })
  return (
    <svg className="hx-explorer-spark" width={width} height={height} role="img" aria-label={told}>
      <title>{told}</title>
      <polyline points={places.map(({ x, y }) => `${x},${y}`).join(' ')} />
      <circle cx={end.x} cy={end.y} r={2.5} />
    </svg>
  )
}
