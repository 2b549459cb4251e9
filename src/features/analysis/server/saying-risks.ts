import type { WriteHandle } from '#platform/server/database/handles.ts'
import { dangersAmong } from '../domain/danger.ts'
import { riskCodesAfter, type SaidRisks, standingRisks } from '../domain/risks.ts'
import { analyseWords } from './analyser.ts'
import type { AnalysisRow } from './analysis.store.ts'
import { urgencyOf } from './public/urgency-of.ts'
import { voicesToAnalyse } from './voices.query.ts'

const urgentByDanger = { urgency: 'urgent', urgency_confidence: 1, urgency_source: 'rule' } as const

/** How urgent a voice is by its words and by what people left of its risks. */
async function urgencyLeft(db: WriteHandle, row: AnalysisRow): Promise<Partial<AnalysisRow>> {
  const [voice] = await voicesToAnalyse(db, [row.feedback_id])
  const analysis = await analyseWords(voice?.text ?? '')
  const { value, confidence, source, reasons } = urgencyOf(analysis, row.risks_said)
  return {
    urgency: value,
    urgency_confidence: confidence,
    urgency_source: source,
    details: { ...row.details, urgencyReasons: reasons.map(({ reason, span }) => ({ reason, span })) },
  }
}

const dangersOf = (row: AnalysisRow) =>
  dangersAmong(standingRisks(row.details.risks, row.risks_said)).map(({ risk }) => risk)

/**
 * A person says of some risks whether they are there. Urgency follows a danger: one that is said makes the voice urgent whoever called it
 * ordinary before; one that is denied no longer does, unless a person called the voice urgent.
 */
export async function sayingRisks(db: WriteHandle, row: AnalysisRow, said: SaidRisks): Promise<AnalysisRow> {
  const all = { ...row.risks_said, ...said }
  const next = { ...row, risks_said: all, risks: riskCodesAfter(row.risks, said) }
  const [before, after] = [dangersOf(row), dangersOf(next)]
  if (after.some((risk) => said[risk] === true) && row.urgency !== 'urgent')
    return { ...next, ...urgentByDanger }
  if (before.some((risk) => said[risk] === false) && row.urgency_source !== 'person')
    return { ...next, ...(await urgencyLeft(db, next)) }
  return next
}
