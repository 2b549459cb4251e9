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

/** How a field for an amount shows it: thousands apart, and as it is typed while it is typed. */
export const grouped = {
  formatter: (
    value: string | number | undefined,
    { userTyping, input }: { userTyping: boolean; input: string },
  ) => {
    if (userTyping) return input
    const [whole = '', ...rest] = String(value ?? '').split('.')
    return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...rest].join('.')
  },
  // Digits as text, so that an emptied field stays empty: the field makes the number itself.
  parser: (shown: string | undefined) => (shown ?? '').replace(/[,，\s]/g, '') as unknown as number,
}
