import type { ColumnType, Generated } from 'kysely'
import type { Emotion, JudgementSource, Kind, Language, Polarity, Risk, Urgency } from '../domain/codes.ts'
import type { Details } from '../domain/judgement.ts'
import type { Card, ModelFault, ModelState, ModelStep } from '../domain/label-models.ts'
import type { NightOutcome } from '../domain/nights.ts'
import type { SaidRisks } from '../domain/risks.ts'

/** The tables this feature owns. */
export interface AnalysisTables {
  analyses: {
    feedback_id: string
    version: number
    /** One version of each voice stands; the others are its history. */
    current: Generated<boolean>
    analyser_version: string
    taxonomy_version: number
    received_at: Date
    at: Date
    language: Language
    kind: Kind
    kind_confidence: number
    kind_source: JudgementSource
    /** −1 … 1 */
    sentiment: number
    polarity: Polarity
    polarity_confidence: number
    polarity_source: JudgementSource
    emotion: Emotion
    emotion_confidence: number
    emotion_source: Generated<JudgementSource>
    urgency: Urgency
    urgency_confidence: number
    urgency_source: JudgementSource
    label_id: string | null
    label_confidence: number | null
    label_source: JudgementSource
    /** What stands: found, and said by people. */
    risks: Risk[]
    risks_said: ColumnType<SaidRisks, string | undefined, string>
    details: ColumnType<Details, string, string>
    by_person_id: string | null
  }
  label_models: {
    id: string
    number: number
    asked_at: Date
    asked_by: string | null
    state: ModelState
    step: ModelStep | null
    ended_at: Date | null
    taxonomy_version: number | null
    serving: Generated<boolean>
    fault: ModelFault | null
    description: string | null
    weights: Buffer | null
    card: ColumnType<Card | null, string | null, string | null>
  }
  /** At most one row. */
  label_thresholds: {
    only_one: Generated<boolean>
    threshold: number
    set_at: Date
    set_by: string | null
  }
  /** At most one row. */
  nightly_learning: {
    only_one: Generated<boolean>
    hour: number | null
    at_least: number
    set_at: Date
    set_by: string | null
  }
  label_nights: {
    night: string
    decided_at: Date
    outcome: NightOutcome
    corrections: number
    model_id: string | null
  }
  feedback_search: {
    feedback_id: string
    received_at: Date
    tokens: string
  }
}
