import type { Analysis } from '@huixiang/text-analysis/analyse.ts'
import { crisisAmong } from '../../domain/danger.ts'
import { type SaidRisks, standingRisks } from '../../domain/risks.ts'

/** Urgency as the words give it, and urgent whenever somebody may harm themselves, unless people said that nobody will. */
export function urgencyOf(
  { urgency, risks: found }: Pick<Analysis, 'urgency' | 'risks'>,
  said: SaidRisks = {},
) {
  const risks = standingRisks(found, said)
  const crisis = crisisAmong(risks)
  if (crisis === undefined) return urgency
  const [span] = crisis.evidence
  return {
    value: 'urgent' as const,
    confidence:
      urgency.value === 'urgent' ? Math.max(urgency.confidence, crisis.confidence) : crisis.confidence,
    source: 'rule' as const,
    reasons: [...(span === undefined ? [] : [{ reason: 'crisis', span }]), ...urgency.reasons],
  }
}
