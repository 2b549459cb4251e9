import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import { useLabels } from '#features/taxonomy/web/public/labels.ts'
import { useRead } from '#platform/web/api.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { listCalendars } from '../contract/calendars.ts'
import type { ClockPolicy } from '../contract/policies.ts'

export type PolicyConditions = Pick<
  ClockPolicy,
  'kind' | 'urgency' | 'tier' | 'labelId' | 'unitId' | 'channel' | 'customerGroup'
>

/** Says which tickets a limit is for, one phrase for each condition; none for every ticket. */
export function useConditionWords(): (policy: PolicyConditions) => string[] {
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

/** A calendar's name in the language of the screen; empty until it is known. */
export function useCalendarName(): (id: string) => string {
  const { locale } = useLocale()
  const { data } = useRead(listCalendars, {}, {})
  return (id) => {
    const found = data?.calendars.find((calendar) => calendar.id === id)
    if (found === undefined) return ''
    return locale === 'en' ? found.nameEn : found.nameZh
  }
}
