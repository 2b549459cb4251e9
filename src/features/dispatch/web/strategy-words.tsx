import { useTranslation } from 'react-i18next'
import { useUnitNames } from '#features/staff/web/public/unit-names.ts'
import type { Strategy } from './strategy.ts'

/** A strategy as one line of words. */
export function StrategyWords({ strategy }: { strategy: Strategy }) {
  const { t } = useTranslation('dispatch')
  const unitName = useUnitNames()
  const { shareBy, sticky, byTier, vipToSenior, greenExtra, sizes, urgentExtra, overflowUnitId } = strategy
  const { acceptMinutes, awayMinutes, dailyQuota } = strategy
  const weighed = urgentExtra > 0 || sizes.some((size) => size !== 1)
  const words = [
    t(`screens.strategy.shareBy.${shareBy}`),
    sticky && t('screens.strategy.short.sticky'),
    byTier && t('screens.strategy.short.byTier'),
    vipToSenior && t('screens.strategy.short.vipToSenior'),
    greenExtra > 0 && t('screens.strategy.short.green', { points: greenExtra }),
    weighed && t('screens.strategy.short.sizes', { sizes: sizes.join(' / '), urgent: urgentExtra }),
    acceptMinutes !== null && t('screens.strategy.short.accept', { minutes: acceptMinutes }),
    awayMinutes !== null && t('screens.strategy.short.away', { minutes: awayMinutes }),
    dailyQuota !== null && t('screens.strategy.short.quota', { quota: dailyQuota }),
    overflowUnitId !== null && t('screens.strategy.short.overflow', { unit: unitName(overflowUnitId) }),
  ]
  return <>{words.filter((word) => word !== false).join(' · ')}</>
}
