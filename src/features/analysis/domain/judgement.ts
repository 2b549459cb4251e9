import type { PersonalDataKind } from '@huixiang/text-analysis/personal-data/personal-data.ts'
import type {
  Aspect,
  Correctable,
  Currency,
  Emotion,
  FactKind,
  JudgementSource,
  Kind,
  Polarity,
  Risk,
  Urgency,
} from './codes.ts'
import { correctable } from './codes.ts'
import type { FoundRisk, SaidRisks } from './risks.ts'
import type { Span } from './span.ts'
import type { AddedPart } from './whole-voice.ts'

/** A fact that a voice states, where it stands, and what it means where that can be said. */
export interface StatedFact {
  readonly kind: FactKind
  readonly span: Span
  /** Half-open local time, `YYYY-MM-DDTHH:mm`. */
  readonly stretch?: { readonly from: string; readonly to: string }
  readonly amount?: { readonly value: number; readonly currency: Currency }
}

/** What an analysis found beside its judgements. It holds pieces of the text, so erasure empties it. */
export interface Details {
  /** As the analyser found them, whatever people said since. */
  readonly risks: readonly FoundRisk[]
  readonly urgencyReasons: readonly { readonly reason: string; readonly span: Span }[]
  /** Best first, at most five; the first is the label unless a person chose another. */
  readonly labels: readonly {
    readonly labelId: string
    readonly confidence: number
    readonly source: JudgementSource
    readonly evidence: readonly Span[]
  }[]
  /** How clauses feel about single sides of the service; absent in analyses made before they were judged. */
  readonly aspects?: readonly {
    readonly aspect: Aspect
    readonly polarity: Polarity
    readonly score: number
    readonly confidence: number
    readonly source: JudgementSource
    readonly span: Span
  }[]
  readonly keyPhrases: readonly { readonly phrase: string; readonly weight: number; readonly span: Span }[]
  readonly personalData: readonly (Span & { readonly kind: PersonalDataKind })[]
  /** What it speaks of; absent in analyses made before facts were read. Times are the organisation's local ones. */
  readonly facts?: readonly StatedFact[]
  /** What the customer added and this analysis heard; absent where there was nothing. */
  readonly added?: readonly AddedPart[]
}

/** What is left of the details of an erased voice. */
export const emptyDetails: Details = {
  risks: [],
  urgencyReasons: [],
  labels: [],
  keyPhrases: [],
  personalData: [],
}

/** The judgements that a person may put right, each with who made it; of risks, what people said. */
export interface Judgement {
  readonly kind: Kind
  readonly kind_source: JudgementSource
  readonly polarity: Polarity
  readonly polarity_source: JudgementSource
  readonly emotion: Emotion
  readonly emotion_source: JudgementSource
  readonly urgency: Urgency
  readonly urgency_source: JudgementSource
  readonly label_id: string | null
  readonly label_source: JudgementSource
  readonly risks: readonly Risk[]
  readonly risks_said: SaidRisks
}

/** What a person says instead; what is left out stays. A null label means that none fits. */
export interface Correction {
  readonly kind?: Kind | undefined
  readonly labelId?: string | null | undefined
  readonly polarity?: Polarity | undefined
  readonly emotion?: Emotion | undefined
  readonly urgency?: Urgency | undefined
  readonly risks?: SaidRisks | undefined
}

/** Where a judgement of one value stands. */
const values = {
  kind: 'kind',
  label: 'label_id',
  polarity: 'polarity',
  emotion: 'emotion',
  urgency: 'urgency',
} as const

const sameRisks = (a: readonly Risk[], b: readonly Risk[]) => a.toSorted().join() === b.toSorted().join()
const saysMore = (before: SaidRisks, said: SaidRisks) =>
  Object.entries(said).some(([risk, there]) => before[risk as Risk] !== there)

/**
 * The judgements a correction changes. Confirming what a program guessed is a correction too: from then on a person stands for
 * it. What a person already said in the same words is none.
 */
export function correctedFields(now: Judgement, said: Correction): Correctable[] {
  const wanted = { ...said, label: said.labelId }
  return correctable.filter((field) =>
    field === 'risks'
      ? saysMore(now.risks_said, said.risks ?? {})
      : wanted[field] !== undefined &&
        (now[values[field]] !== wanted[field] || now[`${field}_source`] !== 'person'),
  )
}

/** The judgements in which two analyses of one voice differ. */
export function differingFields(before: Judgement, after: Judgement): Correctable[] {
  return correctable.filter((field) =>
    field === 'risks'
      ? !sameRisks(before.risks, after.risks)
      : before[values[field]] !== after[values[field]],
  )
}

/** The judgements that a correction changed, or that a person came to stand for by it. */
export function restoredFields(corrected: Judgement, before: Judgement): Correctable[] {
  const changed = new Set(differingFields(corrected, before))
  const { risks_said: was } = before
  const { risks_said: is } = corrected
  return correctable.filter(
    (field) =>
      changed.has(field) ||
      (field === 'risks'
        ? saysMore(was, is) || saysMore(is, was)
        : corrected[`${field}_source`] !== before[`${field}_source`]),
  )
}
