import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownAnalysis } from './analysis-words.ts'
import { type Addition, type Span, wordsAt } from './voice-places.ts'

/** A voice as the card needs it; masked is fine, masks keep the length. */
export interface JudgedVoice {
  readonly id: string
  readonly text: string
  readonly additions: readonly Addition[]
}

/** A voice with what was made of it, and whether its reader may put that right. */
export interface Judged {
  readonly voice: JudgedVoice
  readonly analysis: ShownAnalysis
  readonly correctable: boolean
}

/** One line of the card: what is judged, the judgement, and why. */
export function Line(props: { name: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        {props.children}
        {props.note !== undefined && <div className="hx-soft hx-analysis-note">{props.note}</div>}
      </dd>
    </div>
  )
}

/** The words that decided, and in which addition or file they stand when not in the voice's own text. */
export function Evidence({
  voice,
  analysis,
  spans,
}: Omit<Judged, 'correctable'> & { spans: readonly Span[] }) {
  const { t } = useTranslation('analysis')
  const found = wordsAt({ ...voice, added: analysis.added }, spans)
  return found.map(({ words, addition, file }) => (
    <span key={`${file ?? addition} ${words}`}>
      {t('card.quoted', { words })}
      {addition !== null && (
        <span className="hx-analysis-place">{t('card.inAddition', { n: addition })}</span>
      )}
      {file !== null && <span className="hx-analysis-place">{t('card.inFile', { file })}</span>}
    </span>
  ))
}
