import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '#platform/web/i18n.ts'
import { type ShownAnalysis, useAnalysis } from './analysis-words.ts'
import { factMeaning } from './fact-words.ts'
import { type Mark, piecesOf } from './marks.ts'
import { type Span, withinPart } from './voice-places.ts'
import './analysis-card.css'

/**
 * A voice's text, or what was added to it, with the words marked that showed a risk, decided its label, tell a feeling or state a fact. `text`
 * may be masked: masks keep the length. Of a long text, `part` alone is shown.
 */
export function HighlightedText(props: {
  feedbackId: string
  text: string
  additionId?: string
  part?: Span
}) {
  const { feedbackId, text, additionId, part = { start: 0, end: text.length } } = props
  const marksOf = useMarks()
  const analysis = useAnalysis(feedbackId).data?.analysis
  const marks = analysis ? withinPart(marksOf(analysis), analysis.added, additionId) : []
  const here = marks.map((mark) => ({ ...mark, start: mark.start - part.start, end: mark.end - part.start }))
  return (
    <>
      {piecesOf(text.slice(part.start, part.end), here).map(({ start, text: piece, marks: said }) =>
        said.length === 0 ? (
          <Fragment key={start}>{piece}</Fragment>
        ) : (
          <mark
            key={start}
            className={said.map(({ why }) => `hx-mark-${why}`).join(' ')}
            title={[...new Set(said.map(({ words }) => words))].join(' · ')}
          >
            {piece}
          </mark>
        ),
      )}
    </>
  )
}

/** Everything of an analysis that stands at a place in the text, each with what it says there. */
function useMarks() {
  const { t } = useTranslation('analysis')
  const { locale } = useLocale()
  return ({ risks, label, aspects, facts }: ShownAnalysis): Mark[] => [
    ...risks.flatMap(({ risk, evidence }) =>
      evidence.map((span) => ({ ...span, why: 'risk' as const, words: t(`risks.${risk}`) })),
    ),
    ...(label?.evidence ?? []).map((span) => ({ ...span, why: 'label' as const, words: t('card.label') })),
    ...aspects
      .filter(({ polarity }) => polarity !== 'neutral')
      .map(({ aspect, polarity, span }) => ({
        ...span,
        why: polarity,
        words: t('card.feels', { aspect: t(`aspects.${aspect}`), polarity: t(`polarities.${polarity}`) }),
      })),
    ...facts.map((fact) => ({
      ...fact.span,
      why: 'fact' as const,
      words: [t(`facts.${fact.kind}`), factMeaning(fact, locale)].filter(Boolean).join(' '),
    })),
  ]
}
