import { useTranslation } from 'react-i18next'
import { useLocale } from '#platform/web/i18n.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { type Judged, Line } from './analysis-line.tsx'
import { polarityTones } from './analysis-words.ts'
import { factMeaning } from './fact-words.ts'
import { wordsAt } from './voice-places.ts'

/** What the customer likes and dislikes, the words that say so in the hint; said several times, told once. */
export function AspectLine({ voice, analysis }: Judged) {
  const { t } = useTranslation('analysis')
  const places = { ...voice, added: analysis.added }
  const told = Object.values(
    Object.groupBy(analysis.aspects, ({ aspect, polarity }) => `${aspect} ${polarity}`),
  ).flatMap((same) => (same === undefined ? [] : [same]))
  return (
    <Line name={t('card.aspects')}>
      <ul className="hx-analysis-tags">
        {told.map((same) => (
          <Aspect key={`${same[0]?.aspect} ${same[0]?.polarity}`} same={same} places={places} />
        ))}
      </ul>
    </Line>
  )
}

function Aspect({
  same,
  places,
}: {
  same: Judged['analysis']['aspects']
  places: Parameters<typeof wordsAt>[0]
}) {
  const { t } = useTranslation('analysis')
  const [first] = same
  if (first === undefined) return null
  const { aspect, polarity } = first
  const words = wordsAt(
    places,
    same.map(({ span }) => span),
  ).map((one) => one.words)
  const feels = t('card.feels', { aspect: t(`aspects.${aspect}`), polarity: t(`polarities.${polarity}`) })
  return (
    <li title={words.join('\n')}>
      <StatusTag
        tone={polarityTones[polarity]}
        word={same.length > 1 ? `${feels} × ${same.length}` : feels}
      />
    </li>
  )
}

/** What it speaks of, in the customer's words and in what they mean; said twice, told once. */
export function FactLine({ voice, analysis }: Judged) {
  const { t } = useTranslation('analysis')
  const { locale } = useLocale()
  const places = { ...voice, added: analysis.added }
  const told = new Map(
    analysis.facts.map((fact) => {
      const words = wordsAt(places, [fact.span])[0]?.words ?? ''
      const meaning = factMeaning(fact, locale)
      return [`${fact.kind} ${words} ${meaning}`, { kind: fact.kind, words, meaning }]
    }),
  )
  return (
    <Line name={t('card.facts')}>
      <ul className="hx-analysis-facts">
        {[...told]
          .filter(([, { words }]) => words !== '')
          .map(([key, { kind, words, meaning }]) => (
            <li key={key}>
              <span className="hx-soft">{t(`facts.${kind}`)}</span> {words}
              {meaning !== null && meaning !== words.normalize('NFKC') && (
                <span className="hx-soft"> {meaning}</span>
              )}
            </li>
          ))}
      </ul>
    </Line>
  )
}
