import type { Analysis } from '@huixiang/text-analysis/analyse.ts'
import { dangerReasons, dangersAmong } from '../../domain/danger.ts'
import { type SaidRisks, standingRisks } from '../../domain/risks.ts'

/** Urgency as the words give it, and urgent whenever somebody may harm themselves or came to harm, unless people said that nobody does. */
export function urgencyOf(
  { urgency, risks: found }: Pick<Analysis, 'urgency' | 'risks'>,
  said: SaidRisks = {},
) {
  const dangers = dangersAmong(standingRisks(found, said))
  if (dangers.length === 0) return urgency
  const told = dangers.flatMap(({ risk, evidence: [span] }) => {
    const reason = dangerReasons[risk] as string
    return span === undefined || urgency.reasons.some((one) => one.reason === reason)
      ? []
      : [{ reason, span }]
  })
  const sure = Math.max(...dangers.map(({ confidence }) => confidence))
  return {
    value: 'urgent' as const,
    confidence: urgency.value === 'urgent' ? Math.max(urgency.confidence, sure) : sure,
    source: 'rule' as const,
    reasons: [...told, ...urgency.reasons],
  }
}
