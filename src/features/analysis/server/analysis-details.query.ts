import type { Selectable } from 'kysely'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { type LabelPath, labelPath } from '#features/taxonomy/server/public/current-labels.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { query } from '#platform/server/command.ts'
import type { ReadHandle } from '#platform/server/database/handles.ts'
import { readAnalysis } from '../contract.ts'
import { risks } from '../domain/codes.ts'
import { type Details, differingFields } from '../domain/judgement.ts'
import { standingRisks } from '../domain/risks.ts'
import type { AnalysisTables } from './analysis.tables.ts'
import { visibleVoice } from './visibility.ts'

type Row = Selectable<AnalysisTables['analyses']> & { person_name: string | null }

/** All versions of a voice's analysis, the one that stands last. */
async function versionsOf(db: ReadHandle, feedbackId: string): Promise<Row[]> {
  return db
    .tables<AnalysisTables & StaffTables>()
    .selectFrom('analyses')
    .leftJoin('people', 'people.id', 'analyses.by_person_id')
    .selectAll('analyses')
    .select('people.name as person_name')
    .where('feedback_id', '=', feedbackId)
    .orderBy('version')
    .execute()
}

type Guess = Details['labels'][number]
const spansOf = (spans: Guess['evidence']) => spans.map(({ start, end }) => ({ start, end }))

function guessOf(guess: Guess, pathOf: LabelPath) {
  const { labelId, confidence, source, evidence } = guess
  return { path: pathOf(labelId), confidence, source, evidence: spansOf(evidence) }
}

function labelOf(row: Row, pathOf: LabelPath) {
  const path = pathOf(row.label_id)
  if (row.label_id === null || path.length === 0) return null
  const guess = row.details.labels.find(({ labelId }) => labelId === row.label_id)
  return {
    path,
    confidence: row.label_confidence ?? 0,
    source: row.label_source,
    evidence: spansOf(guess?.evidence ?? []),
  }
}

function historyOf(versions: readonly Row[]) {
  return versions.map((row, index) => {
    const before = versions[index - 1]
    return {
      version: row.version,
      at: row.at.toISOString(),
      personId: row.by_person_id,
      personName: row.person_name,
      fields: before === undefined ? [] : differingFields(before, row),
    }
  })
}

function shown(row: Row, versions: readonly Row[], pathOf: LabelPath) {
  const { details } = row
  const others = details.labels.filter(({ labelId }) => labelId !== row.label_id)
  return {
    version: row.version,
    analyserVersion: row.analyser_version,
    at: row.at.toISOString(),
    language: row.language,
    kind: { value: row.kind, confidence: row.kind_confidence, source: row.kind_source },
    polarity: {
      value: row.polarity,
      score: row.sentiment,
      confidence: row.polarity_confidence,
      source: row.polarity_source,
    },
    emotion: { value: row.emotion, confidence: row.emotion_confidence, source: row.emotion_source },
    aspects: (details.aspects ?? []).map(({ aspect, polarity, score, confidence, source, span }) => ({
      aspect,
      polarity,
      score,
      confidence,
      source,
      span,
    })),
    urgency: {
      value: row.urgency,
      confidence: row.urgency_confidence,
      source: row.urgency_source,
      reasons: details.urgencyReasons.map(({ reason, span }) => ({ reason, span })),
    },
    label: labelOf(row, pathOf),
    labelSource: row.label_source,
    alternatives: others.map((guess) => guessOf(guess, pathOf)).filter(({ path }) => path.length > 0),
    risks: standingRisks(details.risks, row.risks_said).map((one) => ({
      ...one,
      evidence: spansOf(one.evidence),
    })),
    deniedRisks: risks.filter((risk) => row.risks_said[risk] === false),
    keyPhrases: details.keyPhrases.map(({ phrase, span }) => ({ phrase, span })),
    facts: (details.facts ?? []).map((fact) => ({ ...fact })),
    added: (details.added ?? []).map(({ additionId, start, end }) => ({ additionId, start, end })),
    history: historyOf(versions),
  }
}

export const analysisOfVoice = query(readAnalysis, async ({ read, actor }, { feedbackId }) => {
  const voice = await visibleVoice(read, actor, feedbackId)
  if (voice === null) throw new Refusal('platform.notFound', 'missing')
  const [versions, pathOf] = await Promise.all([versionsOf(read, feedbackId), labelPath(read)])
  const row = versions.find(({ current }) => current)
  return {
    analysis: row === undefined ? null : shown(row, versions, pathOf),
    can: {
      correct: voice.correctable && row !== undefined,
      undo: voice.correctable && row !== undefined && row.version > 1 && row.by_person_id === actor.id,
    },
  }
})
