import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { TableToggle } from '#platform/web/ui/table-toggle.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { cloudOf, letterSize } from '../domain/cloud-layout.ts'
import { type ChoiceInput, searchOf } from './choice.ts'
import { type Found, polarityOf, Ratio, Sentiment, type Word } from './figures.tsx'
import { Help } from './help.tsx'

const linkTo = (input: ChoiceInput, term: string) => `/explorer/voices?${searchOf(input, { term })}`

/** Words of a cloud that can be read and hit on a phone. */
const mostOnPhone = 60

/** The words in most voices: as large as they are frequent, coloured by how their voices sound; as a table one click away. */
export function WordCloud({ found, input }: { found: Found; input: ChoiceInput }) {
  const { t } = useTranslation('explorer')
  const [asTable, setAsTable] = useState(false)
  const phone = usePhone()
  const words = phone && !asTable ? found.words.slice(0, mostOnPhone) : found.words
  if (words.length === 0) return <EmptyState title={t('cloud.none')} hint={t('cloud.noneHint')} />
  return (
    <div className="hx-explorer-cloud">
      <header>
        <p className="hx-soft">
          {t('cloud.note', { n: words.length, count: words.length })} <Help about="cloud" />
        </p>
        <TableToggle asTable={asTable} onToggle={setAsTable} />
      </header>
      {asTable ? <WordTable words={words} input={input} /> : <Drawn words={words} input={input} />}
      {!asTable && (
        <ul className="hx-explorer-legend">
          {(['negative', 'neutral', 'positive'] as const).map((polarity) => (
            <li key={polarity} className={`hx-explorer-${polarity}`}>
              {t(`cloud.${polarity}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The cloud of the most frequent words; narrower on a phone. */
function drawn(words: readonly Word[], phone: boolean) {
  const most = words[0]?.counts[0] ?? 1
  const sizes = phone ? { smallest: 15, largest: 46 } : { smallest: 13, largest: 54 }
  const sized = words.map((word) => ({ term: word.term, size: letterSize(word.counts[0] ?? 0, most, sizes) }))
  return cloudOf(sized, phone ? 0.9 : 2.4)
}

function Drawn({ words, input }: { words: readonly Word[]; input: ChoiceInput }) {
  const { t } = useTranslation('explorer')
  const phone = usePhone()
  const { left, top, width, height, words: placed } = useMemo(() => drawn(words, phone), [words, phone])
  const byTerm = new Map(words.map((word) => [word.term, word]))
  return (
    <svg
      className="hx-explorer-words"
      viewBox={`${left} ${top} ${width} ${height}`}
      aria-label={t('parts.cloud')}
    >
      {placed.map(({ term, x, y, size }) => {
        const word = byTerm.get(term) as Word
        const polarity = polarityOf(word.sentiment) ?? 'neutral'
        const told = t('cloud.told', { term, n: word.counts[0], sounds: t(`intake:polarity.${polarity}`) })
        return (
          <Link key={term} to={linkTo(input, term)} aria-label={told}>
            <text x={x} y={y} fontSize={size} className={`hx-explorer-${polarity}`}>
              <title>{told}</title>
              {term}
            </text>
          </Link>
        )
      })}
    </svg>
  )
}

function WordTable({ words, input }: { words: readonly Word[]; input: ChoiceInput }) {
  const { t } = useTranslation('explorer')
  const { locale } = useLocale()
  return (
    <div className="hx-figures">
      <table aria-label={t('parts.cloud')}>
        <thead>
          <tr>
            <th scope="col">{t('rising.word')}</th>
            <th scope="col">{t('rising.now')}</th>
            <th scope="col">{t('rising.sentiment')}</th>
            <th scope="col">{t('rising.ratio')}</th>
          </tr>
        </thead>
        <tbody>
          {words.map((word) => (
            <tr key={word.term}>
              <th scope="row">
                <Link to={linkTo(input, word.term)}>{word.term}</Link>
              </th>
              <td>{formatNumber(word.counts[0] ?? 0, locale)}</td>
              <td>
                <Sentiment estimate={word.sentiment} />
              </td>
              <td>
                <Ratio {...word} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
