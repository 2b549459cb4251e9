import { useTranslation } from 'react-i18next'
import type { Estimate } from '#platform/contract/estimate.ts'
import { type IndicatorKey, indicatorOf } from '../domain/indicators.ts'

/** In which unit values are told, and by what they are multiplied for it. */
export interface Telling {
  readonly factor: number
  readonly unit: string
  readonly digits: number
}

const secondMs = 1000
const minuteMs = 60_000

/** How the values of an indicator are told; times in the unit that suits one of them. */
export function useTelling(): (key: IndicatorKey, value: number | null) => Telling {
  const { t } = useTranslation('touchpoints')
  return (key, value) => {
    const { measure } = indicatorOf(key)
    if (measure === 'share') return { factor: 100, unit: '%', digits: 1 }
    if (measure !== 'time') return { factor: 1, unit: '', digits: 2 }
    if (value === null || value < secondMs) return { factor: 1, unit: t('units.milliseconds'), digits: 0 }
    if (value < minuteMs) return { factor: 1 / secondMs, unit: t('units.seconds'), digits: 2 }
    return { factor: 1 / minuteMs, unit: t('units.minutes'), digits: 1 }
  }
}

const times = (value: number | null, factor: number) => (value === null ? null : value * factor)

export const scaled = (estimate: Estimate, { factor }: Telling): Estimate => ({
  ...estimate,
  value: times(estimate.value, factor),
  low: times(estimate.low, factor),
  high: times(estimate.high, factor),
})
