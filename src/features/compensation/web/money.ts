import { useTranslation } from 'react-i18next'
import { useLocale } from '#platform/web/i18n.ts'

const points = 'PTS'

/** How many of a currency's smallest units make one; points have no smaller ones. */
export function minorPerMajor(currency: string): number {
  if (currency === points) return 1
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions()
  return 10 ** maximumFractionDigits
}

/** Says an amount in the smallest units of its currency as people do: ¥80.00, 500 积分. */
export function useMoney(): (amount: number, currency: string) => string {
  const { t } = useTranslation('compensation')
  const { locale } = useLocale()
  return (amount, currency) => {
    const major = amount / minorPerMajor(currency)
    if (currency === points) return `${new Intl.NumberFormat(locale).format(major)} ${t('settings.points')}`
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(major)
  }
}
