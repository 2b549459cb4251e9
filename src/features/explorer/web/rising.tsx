import { Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { type ChoiceInput, searchOf } from './choice.ts'
import { type Found, Ratio, Sentiment, Sparkline, usePValue, type Word } from './figures.tsx'
import { Help } from './help.tsx'

/** The words that are in more voices than their baseline explains. */
export function Rising({ found, input }: { found: Found; input: ChoiceInput }) {
  const { t } = useTranslation('explorer')
  const phone = usePhone()
  const { locale } = useLocale()
  const { rising, periods } = found
  const tested = formatNumber(found.tested, locale)
  const baseline = periods.slice(1).reduce((sum, { n }) => sum + n, 0)
  if (baseline === 0) return <EmptyState title={t('rising.noBaseline')} hint={t('rising.noBaselineHint')} />
  if (rising.length === 0)
    return <EmptyState title={t('rising.none')} hint={t('rising.noneHint', { tested })} />
  const sizes = periods.map(({ n }) => n)
  return (
    <>
      <p className="hx-soft hx-explorer-note">
        {t('rising.note', { tested, found: rising.length, count: rising.length })}
      </p>
      {phone ? (
        <RisingCards words={rising} sizes={sizes} input={input} />
      ) : (
        <RisingTable words={rising} sizes={sizes} input={input} />
      )}
    </>
  )
}

interface Shown {
  readonly words: readonly Word[]
  readonly sizes: readonly number[]
  readonly input: ChoiceInput
}

function RisingCards({ words, sizes, input }: Shown) {
  const { t } = useTranslation('explorer')
  return (
    <>
      <p className="hx-explorer-helps">
        {(['now', 'expected', 'ratio', 'p', 'sentiment'] as const).map((one) => (
          <span key={one}>
            {t(`rising.${one}`)}
            <Help about={one} />
          </span>
        ))}
      </p>
      <ul className="hx-explorer-cards">
        {words.map((word) => (
          <RisingCard key={word.term} word={word} sizes={sizes} input={input} />
        ))}
      </ul>
    </>
  )
}

function RisingTable({ words, sizes, input }: Shown) {
  return (
    <div className="hx-explorer-wide">
      <Table<Word>
        size="small"
        rowKey="term"
        dataSource={words}
        pagination={false}
        columns={useColumns(sizes, input)}
      />
    </div>
  )
}

const linkTo = (input: ChoiceInput, term: string) => `/explorer/voices?${searchOf(input, { term })}`

function useColumns(sizes: readonly number[], input: ChoiceInput) {
  const { t } = useTranslation('explorer')
  const { locale } = useLocale()
  const pValue = usePValue()
  const head = (key: string) => (
    <span className="hx-whole">
      {t(`rising.${key}`)}
      <Help about={key} />
    </span>
  )
  return [
    {
      key: 'term',
      title: t('rising.word'),
      render: (_: unknown, { term }: Word) => (
        <Link className="hx-explorer-name" to={linkTo(input, term)}>
          {term}
        </Link>
      ),
    },
    {
      key: 'now',
      title: head('now'),
      align: 'right' as const,
      render: (_: unknown, { counts }: Word) => formatNumber(counts[0] ?? 0, locale),
    },
    {
      key: 'expected',
      title: head('expected'),
      align: 'right' as const,
      render: (_: unknown, { rise }: Word) => (rise === null ? '–' : formatNumber(rise.expected, locale, 1)),
    },
    { key: 'ratio', title: head('ratio'), render: (_: unknown, word: Word) => <Ratio {...word} /> },
    {
      key: 'p',
      title: head('p'),
      align: 'right' as const,
      render: (_: unknown, { rise }: Word) => (rise === null ? '–' : pValue(rise.pAdjusted)),
    },
    {
      key: 'trend',
      title: t('rising.trend'),
      render: (_: unknown, { counts }: Word) => <Sparkline counts={counts} sizes={sizes} />,
    },
    {
      key: 'sentiment',
      title: head('sentiment'),
      render: (_: unknown, { sentiment }: Word) => <Sentiment estimate={sentiment} />,
    },
  ]
}

function RisingCard({ word, sizes, input }: { word: Word; sizes: readonly number[]; input: ChoiceInput }) {
  const { t } = useTranslation('explorer')
  const { locale } = useLocale()
  const pValue = usePValue()
  return (
    <li>
      <div className="hx-explorer-card-head">
        <Link className="hx-explorer-name" to={linkTo(input, word.term)}>
          {word.term}
        </Link>
        <Sparkline counts={word.counts} sizes={sizes} />
      </div>
      <div>
        <Ratio {...word} />
      </div>
      <small className="hx-soft">
        {t('rising.card', {
          now: formatNumber(word.counts[0] ?? 0, locale),
          expected: formatNumber(word.rise?.expected ?? 0, locale, 1),
          p: pValue(word.rise?.pAdjusted ?? 1),
        })}
      </small>
      <Sentiment estimate={word.sentiment} />
    </li>
  )
}
