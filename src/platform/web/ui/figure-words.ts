import { useTranslation } from 'react-i18next'
import { type Estimate, isCensus } from '#platform/contract/estimate.ts'
import { formatExact, formatNumber } from '../formats.ts'
import { useLocale } from '../i18n.ts'

/** How figures are told. */
export interface FigureWords {
  figure(value: number): string
  /** A mark of a scale, which is a round number. */
  mark(value: number): string
  /** The interval, where there is one, and n; of what was counted through, that it was. */
  about(estimate: Estimate): readonly string[]
}

/** How figures are told in the interface language. */
export function useFigureWords({
  unit = '',
  digits = 1,
  exact = false,
}: {
  unit?: string | undefined
  digits?: number | undefined
  /** With all digits, so that figures that stand together are as exact as one another. */
  exact?: boolean | undefined
}): FigureWords {
  const { t } = useTranslation('platform')
  const { locale } = useLocale()
  const bare = (value: number) => (exact ? formatExact : formatNumber)(value, locale, digits)
  const mark = (value: number) => `${formatNumber(value, locale, digits)}${unit}`
  const figure = (value: number) => `${bare(value)}${unit}`
  return {
    figure,
    mark,
    about: (estimate) => {
      const { low, high, n, confidence } = estimate
      if (isCensus(estimate)) return [t('estimate.census')]
      const interval = {
        percent: Math.round(confidence * 100),
        // Its unit is said once.
        low: bare(low ?? 0),
        high: figure(high ?? 0),
      }
      return [
        ...(low === null || high === null ? [] : [t('estimate.interval', interval)]),
        t('estimate.n', { n: formatNumber(n, locale) }),
      ]
    },
  }
}
