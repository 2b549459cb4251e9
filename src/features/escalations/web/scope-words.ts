import { useTranslation } from 'react-i18next'
import type { ClockPolicy } from '#features/clocks/contract/policies.ts'
import { listPolicies } from '#features/clocks/contract/policies.ts'
import { useRead } from '#platform/web/api.ts'
import type { EscalationLadder } from '../contract/ladders.ts'

/** A time limit in few words: what it is for, and for which tickets. */
export function useLimitWords(): (policy: ClockPolicy) => string {
  const { t } = useTranslation(['escalations', 'clocks'])
  return ({ obligation, kind, urgency, tier }) =>
    [
      t(`clocks:obligation.${obligation}`),
      ...(kind === null ? [] : [t(`clocks:kind.${kind}`)]),
      ...(urgency === null ? [] : [t(`clocks:urgency.${urgency}`)]),
      ...(tier === null ? [] : [t('clocks:policies.tier_is', { tier })]),
    ].join(' · ')
}

/** What a ladder is for. */
export function useScopeWords(): (ladder: EscalationLadder) => string {
  const { t } = useTranslation('escalations')
  const limitWords = useLimitWords()
  const { data } = useRead(listPolicies, {}, {})
  return ({ matter, policyId, urgency }) => {
    const policy = data?.policies.find(({ id }) => id === policyId)
    return [
      t(`matter.${matter}`),
      ...(policy === undefined ? [] : [limitWords(policy)]),
      ...(urgency === null ? [] : [t(`urgency.${urgency}`)]),
    ].join(' · ')
  }
}
