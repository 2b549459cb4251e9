import { isActiveLabel } from '#features/taxonomy/server/public/current-labels.ts'
import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { analysisCorrected, correctAnalysis } from '../contract.ts'
import { type Correction, correctedFields, differingFields } from '../domain/judgement.ts'
import { riskChange } from '../domain/risks.ts'
import { type AnalysisRow, insertAnalyses, lockCurrent } from './analysis.store.ts'
import { factsOf } from './analysis-row.ts'
import { sayingRisks } from './saying-risks.ts'
import { visibleVoice } from './visibility.ts'

const person = 'person' as const

function corrected(row: AnalysisRow, said: Correction): AnalysisRow {
  const { kind, labelId, polarity, emotion, urgency } = said
  return {
    ...row,
    ...(kind !== undefined && { kind, kind_confidence: 1, kind_source: person }),
    ...(polarity !== undefined && { polarity, polarity_confidence: 1, polarity_source: person }),
    ...(emotion !== undefined && { emotion, emotion_confidence: 1, emotion_source: person }),
    ...(urgency !== undefined && { urgency, urgency_confidence: 1, urgency_source: person }),
    ...(labelId !== undefined && {
      label_id: labelId,
      label_confidence: labelId === null ? null : 1,
      label_source: person,
    }),
  }
}

/**
 * A person's word stands from now on, as a new version beside the old ones. Saying what stands already changes nothing, so a repeated
 * click is harmless; an answer to a version that is no longer shown is refused.
 */
export const correctingAnalysis = command(
  correctAnalysis,
  async (context, { feedbackId, version, ...said }) => {
    const { db, actor, now, emit } = context
    const voice = await visibleVoice(db, actor, feedbackId)
    if (voice === null) throw new Refusal('platform.notFound', 'missing')
    if (!voice.correctable) throw new Refusal('analysis.outsideReach', 'forbidden')
    const row = await lockCurrent(db, feedbackId)
    if (row === null) throw new Refusal('analysis.notYet', 'conflict')
    const fields = correctedFields(row, said)
    if (fields.length === 0) return { version: row.version }
    if (row.version !== version)
      throw new Refusal('analysis.changedMeanwhile', 'conflict', { version: row.version })
    if (said.labelId && !(await isActiveLabel(db, said.labelId)))
      throw new Refusal('analysis.labelUnknown', 'conflict')
    const next = {
      ...corrected(await sayingRisks(db, row, said.risks ?? {}), said),
      version: row.version + 1,
      at: new Date(now),
      by_person_id: actor.id,
    }
    await insertAnalyses(db, [next])
    emit(analysisCorrected, {
      subject: feedbackId,
      unit: voice.unitId,
      facts: {
        ...factsOf(next),
        fields: [...new Set([...fields, ...differingFields(row, next)])],
        ...riskChange(row, next),
      },
    })
    return { version: next.version }
  },
)
