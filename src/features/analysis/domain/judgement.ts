import type { PersonalDataKind } from '@huixiang/text-analysis/personal-data/personal-data.ts'
import type {
  Aspect,
  Correctable,
  Currency,
  FactKind,
  JudgementSource,
  Kind,
  Polarity,
  Risk,
  Urgency,
} from './codes.ts'
import { correctable } from './codes.ts'
import type { AddedPart } from './whole-voice.ts'

/** Half-open, in UTF-16 units of the whole voice: its text, then what was added. */
export interface Span {
  readonly start: number
  readonly end: number
}

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
  readonly risks: readonly {
    readonly risk: Risk
    readonly confidence: number
    readonly evidence: readonly Span[]
  }[]
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

/** The four judgements that a person may put right, each with who made it. */
export interface Judgement {
  readonly kind: Kind
  readonly kind_source: JudgementSource
  readonly polarity: Polarity
  readonly polarity_source: JudgementSource
  readonly urgency: Urgency
  readonly urgency_source: JudgementSource
  readonly label_id: string | null
  readonly label_source: JudgementSource
}

/** What a person says instead; what is left out stays. A null label means that none fits. */
export interface Correction {
  readonly kind?: Kind | undefined
  readonly labelId?: string | null | undefined
  readonly polarity?: Polarity | undefined
  readonly urgency?: Urgency | undefined
}

/**
 * The judgements a correction changes. Confirming what a program guessed is a correction too: from then on a person stands for
 * it. What a person already said in the same words is none.
 */
export function correctedFields(now: Judgement, said: Correction): Correctable[] {
  const differs = (value: unknown, wanted: unknown, source: JudgementSource) =>
    wanted !== undefined && (value !== wanted || source !== 'person')
  const fields: Correctable[] = []
  if (differs(now.kind, said.kind, now.kind_source)) fields.push('kind')
  if (differs(now.label_id, said.labelId, now.label_source)) fields.push('label')
  if (differs(now.polarity, said.polarity, now.polarity_source)) fields.push('polarity')
  if (differs(now.urgency, said.urgency, now.urgency_source)) fields.push('urgency')
  return fields
}

/** The judgements in which two analyses of one voice differ. */
export function differingFields(before: Judgement, after: Judgement): Correctable[] {
  const fields: Correctable[] = []
  if (before.kind !== after.kind) fields.push('kind')
  if (before.label_id !== after.label_id) fields.push('label')
  if (before.polarity !== after.polarity) fields.push('polarity')
  if (before.urgency !== after.urgency) fields.push('urgency')
  return fields
}

/** The judgements that a correction changed, or that a person came to stand for by it. */
export function restoredFields(corrected: Judgement, before: Judgement): Correctable[] {
  const values = new Set(differingFields(corrected, before))
  return correctable.filter(
    (field) => values.has(field) || corrected[`${field}_source`] !== before[`${field}_source`],
  )
}
