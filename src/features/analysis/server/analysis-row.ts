import type { Analysis } from '@huixiang/text-analysis/analyse.ts'
import type { Details, StatedFact } from '../domain/judgement.ts'
import { type SaidRisks, standingRisks } from '../domain/risks.ts'
import type { AddedPart } from '../domain/whole-voice.ts'
import type { AnalysisRow } from './analysis.store.ts'
import { urgencyOf } from './public/urgency-of.ts'

/** What an analysis is made of: a voice and the state of the tree of labels. */
export interface Made {
  readonly feedbackId: string
  readonly receivedAt: Date
  readonly version: number
  /** Program and label model, see `Standing`. */
  readonly analyserVersion: string
  readonly taxonomyVersion: number
  readonly at: Date
  /** What the customer added since, where it stands in the text that was analysed. */
  readonly added: readonly AddedPart[]
  /** What people said of its risks, if they did. */
  readonly said?: SaidRisks
}

// Phrases are cut out of the text; PostgreSQL takes neither NUL nor half a surrogate pair.
const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

// What stands at the place is read from the text, masked for whoever may not see it; only what it means is kept.
function factOf(fact: Analysis['facts'][number]): StatedFact {
  const { kind, start, end } = fact
  return {
    kind,
    span: { start, end },
    ...(fact.kind === 'time' && fact.stretch !== null && { stretch: fact.stretch }),
    ...(fact.kind === 'amount' && { amount: { value: fact.amount, currency: fact.currency } }),
  }
}

function detailsOf(analysis: Analysis, { added, said }: Made): Details {
  return {
    ...(added.length > 0 && { added }),
    risks: analysis.risks.map(({ risk, confidence, evidence }) => ({ risk, confidence, evidence })),
    urgencyReasons: urgencyOf(analysis, said).reasons.map(({ reason, span }) => ({ reason, span })),
    labels: analysis.labels,
    aspects: analysis.aspects,
    keyPhrases: analysis.keyPhrases.map(({ phrase, weight, span }) => ({
      phrase: storable(phrase),
      weight,
      span,
    })),
    facts: analysis.facts.map(factOf),
    personalData: analysis.personalData.map(({ kind, start, end }) => ({ kind, start, end })),
  }
}

/** An analysis as its row. */
export function rowOf(analysis: Analysis, made: Made): AnalysisRow {
  const { kind, sentiment, emotion, labels, risks } = analysis
  const said = made.said ?? {}
  const urgency = urgencyOf(analysis, said)
  const label = analysis.abstained ? undefined : labels[0]
  return {
    feedback_id: made.feedbackId,
    version: made.version,
    analyser_version: made.analyserVersion,
    taxonomy_version: made.taxonomyVersion,
    received_at: made.receivedAt,
    at: made.at,
    language: analysis.language.value,
    kind: kind.value,
    kind_confidence: kind.confidence,
    kind_source: kind.source,
    sentiment: sentiment.score,
    polarity: sentiment.polarity,
    polarity_confidence: sentiment.confidence,
    polarity_source: sentiment.source,
    emotion: emotion.value,
    emotion_confidence: emotion.confidence,
    emotion_source: emotion.source,
    urgency: urgency.value,
    urgency_confidence: urgency.confidence,
    urgency_source: urgency.source,
    label_id: label?.labelId ?? null,
    label_confidence: label?.confidence ?? null,
    label_source: label?.source ?? 'model',
    risks: standingRisks(risks, said).map(({ risk }) => risk),
    risks_said: said,
    details: detailsOf(analysis, made),
    by_person_id: null,
  }
}

/** What an event says of an analysis. */
export function factsOf(row: AnalysisRow) {
  return {
    version: row.version,
    kind: row.kind,
    kindConfidence: row.kind_confidence,
    urgency: row.urgency,
    labelId: row.label_id,
    labelConfidence: row.label_confidence,
    polarity: row.polarity,
    emotion: row.emotion,
    language: row.language,
    risks: [...row.risks],
  }
}
