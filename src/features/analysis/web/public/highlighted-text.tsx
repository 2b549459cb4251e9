import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnalysis } from './analysis-words.ts'
import { withinPart } from './voice-places.ts'
import './analysis-card.css'

interface Piece {
  readonly start: number
  readonly text: string
  readonly why: 'risk' | 'label' | null
  readonly words: string
}

/**
 * A voice's text, or what was added to it, with the words marked that showed a risk or decided its label. `text` may be masked: masks keep
 * the length.
 */
export function HighlightedText(props: { feedbackId: string; text: string; additionId?: string }) {
  const { feedbackId, text, additionId } = props
  const { t } = useTranslation('analysis')
  const analysis = useAnalysis(feedbackId).data?.analysis
  const risks = (analysis?.risks ?? []).flatMap(({ risk, evidence }) =>
    evidence.map((span) => ({ ...span, why: 'risk' as const, words: t(`risks.${risk}`) })),
  )
  const labels = (analysis?.label?.evidence ?? []).map((span) => ({
    ...span,
    why: 'label' as const,
    words: t('card.label'),
  }))
  return (
    <>
      {piecesOf(text, withinPart([...risks, ...labels], analysis?.added ?? [], additionId)).map(
        ({ start, text: piece, why, words }) =>
          why === null ? (
            <Fragment key={start}>{piece}</Fragment>
          ) : (
            <mark key={start} className={`hx-mark-${why}`} title={words}>
              {piece}
            </mark>
          ),
      )}
    </>
  )
}

type Marked = { start: number; end: number; why: 'risk' | 'label'; words: string }

/** Cuts a text at marks; where two overlap the earlier, and at the same place the risk, is shown. */
function piecesOf(text: string, marks: readonly Marked[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const plain = (end: number) => {
    if (end > at) pieces.push({ start: at, text: text.slice(at, end), why: null, words: '' })
  }
  for (const { start, end, why, words } of marks.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end > text.length || start >= end) continue
    plain(start)
    pieces.push({ start, text: text.slice(start, end), why, words })
    at = end
  }
  plain(text.length)
  return pieces
}
