import { useTranslation } from 'react-i18next'
import { useLocale } from '#platform/web/i18n.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { type Judged, Line } from './analysis-line.tsx'
import { polarityTones } from './analysis-words.ts'
import { factMeaning } from './fact-words.ts'
import { wordsAt } from './voice-places.ts'

/** What the customer likes and dislikes, the words that say so in the hint. */
export function AspectLine({ voice, analysis }: Judged) {
  const { t } = useTranslation('analysis')
  return (
    <Line name={t('card.aspects')}>
      <ul className="hx-analysis-tags">
        {analysis.aspects.map(({ aspect, polarity, span }) => (
          <li
            key={`${aspect} ${span.start}`}
            title={wordsAt({ ...voice, added: analysis.added }, [span])[0]?.words}
          >
            <StatusTag
              tone={polarityTones[polarity]}
              word={t('card.feels', {
                aspect: t(`aspects.${aspect}`),
                polarity: t(`polarities.${polarity}`),
              })}
            />
          </li>
        ))}
      </ul>
    </Line>
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
              {meaning !== null && meaning !== words && <span className="hx-soft"> {meaning}</span>}
            </li>
          ))}
      </ul>
    </Line>
  )
}
