import { Refusal } from '#platform/contract/refusal.ts'
import { command } from '#platform/server/command.ts'
import { analysisCorrected, undoCorrection } from '../contract.ts'
import { restoredFields } from '../domain/judgement.ts'
import { riskChange } from '../domain/risks.ts'
import { type AnalysisRow, insertAnalyses, lockCurrent, versionOf } from './analysis.store.ts'
import { factsOf } from './analysis-row.ts'
import { judgementsOf } from './single-judgements.ts'
import { visibleVoice } from './visibility.ts'

/** What was judged before, in the analysis that stands now. */
function restored(row: AnalysisRow, before: AnalysisRow): AnalysisRow {
  const { risks, risks_said, details } = before
  return {
    ...row,
    ...judgementsOf(before, ['kind', 'label', 'polarity', 'emotion', 'urgency']),
    risks,
    risks_said,
    details: { ...row.details, urgencyReasons: details.urgencyReasons },
  }
}

/** Only who made a correction takes it back this way, and only while nothing else was said of the voice. */
export const undoingCorrection = command(undoCorrection, async (context, { feedbackId, version }) => {
  const { db, actor, now, emit } = context
  const voice = await visibleVoice(db, actor, feedbackId)
  if (voice === null) throw new Refusal('platform.notFound', 'missing')
  if (!voice.correctable) throw new Refusal('analysis.outsideReach', 'forbidden')
  const row = await lockCurrent(db, feedbackId)
  const before = row === null ? null : await versionOf(db, feedbackId, row.version - 1)
  if (row === null || before === null || row.version !== version || row.by_person_id !== actor.id)
    throw new Refusal('analysis.nothingToUndo', 'conflict')
  const next = {
    ...restored(row, before),
    version: row.version + 1,
    at: new Date(now),
    by_person_id: actor.id,
  }
  await insertAnalyses(db, [next])
  const fields = restoredFields(row, before)
  const facts = { ...factsOf(next), fields, ...riskChange(row, next) }
  emit(analysisCorrected, { subject: feedbackId, unit: voice.unitId, facts })
  return { version: next.version }
})
