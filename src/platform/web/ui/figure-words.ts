import { useTranslation } from 'react-i18next'
import type { Estimate } from '#platform/contract/estimate.ts'
import { formatNumber } from '../formats.ts'
import { useLocale } from '../i18n.ts'

/** How figures are told. */
export interface FigureWords {
  figure(value: number): string
  /** The interval, where there is one, and n. */
  about(estimate: Estimate): readonly string[]
}

/** How figures are told in the interface language. */
export function useFigureWords({
  unit = '',
  digits = 1,
}: {
  unit?: string | undefined
  digits?: number | undefined
}): FigureWords {
  const { t } = useTranslation('platform')
  const { locale } = useLocale()
  const figure = (value: number) => `${formatNumber(value, locale, digits)}${unit}`
  return {
    figure,
    about: ({ low, high, n, confidence }) => [
      ...(low === null || high === null
        ? []
        : [
            t('estimate.interval', {
              percent: Math.round(confidence * 100),
              low: figure(low),
              high: figure(high),
            }),
          ]),
      t('estimate.n', { n: formatNumber(n, locale) }),
    ],
  }
}
