import type { WriteHandle } from '#platform/server/database/handles.ts'
import { crisisAmong } from '../domain/danger.ts'
import { riskCodesAfter, type SaidRisks, standingRisks } from '../domain/risks.ts'
import { analyseWords } from './analyser.ts'
import type { AnalysisRow } from './analysis.store.ts'
import { voicesToAnalyse } from './voices.query.ts'

const urgentByCrisis = { urgency: 'urgent', urgency_confidence: 1, urgency_source: 'rule' } as const

/** How urgent a voice is by its words, once nobody may harm themselves. */
async function urgencyWithoutCrisis(db: WriteHandle, row: AnalysisRow): Promise<Partial<AnalysisRow>> {
  const [voice] = await voicesToAnalyse(db, [row.feedback_id])
  const { value, confidence, source, reasons } = (await analyseWords(voice?.text ?? '')).urgency
  return {
    urgency: value,
    urgency_confidence: confidence,
    urgency_source: source,
    details: { ...row.details, urgencyReasons: reasons },
  }
}

/**
 * A person says of some risks whether they are there. Urgency follows a crisis: one that is said makes the voice urgent whoever called it
 * ordinary before; one that is denied no longer does, unless a person called the voice urgent.
 */
export async function sayingRisks(db: WriteHandle, row: AnalysisRow, said: SaidRisks): Promise<AnalysisRow> {
  const all = { ...row.risks_said, ...said }
  const next = { ...row, risks_said: all, risks: riskCodesAfter(row.risks, said) }
  if (said.crisis === true && row.urgency !== 'urgent') return { ...next, ...urgentByCrisis }
  const wasCrisis = crisisAmong(standingRisks(row.details.risks, row.risks_said)) !== undefined
  if (said.crisis === false && wasCrisis && row.urgency_source !== 'person')
    return { ...next, ...(await urgencyWithoutCrisis(db, row)) }
  return next
}
