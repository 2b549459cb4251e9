import { useTranslation } from 'react-i18next'
import type { Estimate } from '#platform/contract/estimate.ts'
import { formatNumber } from '../formats.ts'
import { useLocale } from '../i18n.ts'
import type { ChartProps } from './chart.tsx'
import type { ChartWords } from './chart-option.ts'

/** How a chart's figures are told in the interface language. */
export function useChartWords({ unit = '', digits = 1 }: Pick<ChartProps, 'unit' | 'digits'>): ChartWords {
  const { t } = useTranslation('platform')
  const { locale } = useLocale()
  const figure = (value: number) => `${formatNumber(value, locale, digits)}${unit}`
  return {
    figure,
    about: ({ low, high, n, confidence }: Estimate) => [
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
