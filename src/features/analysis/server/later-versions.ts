import type { Analysis } from '@huixiang/text-analysis/analyse.ts'
import type { FactsOf } from '#platform/contract/event.ts'
import type { CommandContext } from '#platform/server/command.ts'
import { analysisCompleted } from '../contract.ts'
import type { Labels } from './analyser.ts'
import type { AnalysisRow } from './analysis.store.ts'
import { factsOf, rowOf } from './analysis-row.ts'
import { judgementsOf } from './single-judgements.ts'
import type { VoiceToAnalyse } from './voices.query.ts'

const unlabelled = { label_id: null, label_confidence: null, label_source: 'model' } as const

/** The label of a new version: as a person gave it, unless others took its place; then as it is found now, or left to a person. */
function labelAfter(before: AnalysisRow, { split }: Labels): Partial<AnalysisRow> {
  const { label_id, label_confidence, label_source } = before
  const replaced = label_id === null ? undefined : split.get(label_id)
  if (replaced !== undefined) return replaced === 'toLabel' ? unlabelled : {}
  return label_source === 'person' ? { label_id, label_confidence, label_source } : {}
}

/** A new analysis in which everything that a person said stands as it was. */
function keepingWords(before: AnalysisRow, after: AnalysisRow, labels: Labels): AnalysisRow {
  return {
    ...after,
    ...labelAfter(before, labels),
    ...judgementsOf(
      before,
      (['kind', 'polarity', 'emotion', 'urgency'] as const).filter(
        (field) => before[`${field}_source`] === 'person',
      ),
    ),
  }
}

/** The version after `before`, of what was found in the whole voice now. */
export function nextVersion(
  { now }: CommandContext,
  before: AnalysisRow,
  { voice, analysis, labels }: { voice: VoiceToAnalyse; analysis: Analysis; labels: Labels },
): AnalysisRow {
  const made = {
    feedbackId: voice.id,
    receivedAt: before.received_at,
    version: before.version + 1,
    analyserVersion: labels.analyserVersion,
    taxonomyVersion: labels.taxonomyVersion,
    added: voice.added,
    said: before.risks_said,
    at: new Date(now),
  }
  return keepingWords(before, rowOf(analysis, made), labels)
}

/** Tells of a version that is not a voice's first. Solved on the call or not was decided when the voice came in. */
export function announceAgain(
  { emit }: CommandContext,
  { row, voice }: { row: AnalysisRow; voice: VoiceToAnalyse },
  added?: FactsOf<typeof analysisCompleted>['added'],
): void {
  const { mode, customer_id: customerId, chosen_kind: chosenKind } = voice
  emit(analysisCompleted, {
    subject: voice.id,
    unit: voice.org_unit_id,
    facts: {
      ...factsOf(row),
      mode,
      customerId,
      chosenKind,
      solvedOnCall: false,
      ...(added !== undefined && { added }),
    },
  })
}
