import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import { useLabels } from '#features/taxonomy/web/public/labels.ts'
import type { LimitConditions } from '../../contract/conditions.ts'

/** Says which tickets a limit is for, one phrase for each condition; none for every ticket. */
export function useConditionWords(): (policy: LimitConditions) => string[] {
  const { t } = useTranslation('clocks')
  const unitName = useUnitNames()
  const { pathNames } = useLabels()
  return ({ kind, urgency, tier, labelId, unitId, channel, customerGroup }) => [
    ...(kind === null ? [] : [t(`kind.${kind}`)]),
    ...(urgency === null ? [] : [t(`urgency.${urgency}`)]),
    ...(tier === null ? [] : [t('policies.tier_is', { tier })]),
    ...(labelId === null ? [] : [pathNames(labelId).join(' › ')]),
    ...(unitId === null ? [] : [unitName(unitId)]),
    ...(channel === null ? [] : [t(`channel.${channel}`)]),
    ...(customerGroup === null ? [] : [customerGroup === 'vip' ? t('policies.vip') : customerGroup]),
  ]
}
