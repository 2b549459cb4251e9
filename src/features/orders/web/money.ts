import type { Locale } from '#platform/contract/locale.ts'

/** An exact amount as people write money, with every decimal that was given: ¥1,200.50. */
export function moneyOf(amount: string, currency: string, locale: Locale): string {
  const given = (amount.split('.')[1] ?? '').length
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const { minimumFractionDigits = 2 } = money.resolvedOptions()
  const digits = Math.max(given, minimumFractionDigits)
  const exact = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  // Text is formatted to its last digit; a number would be a float.
  return exact.format(amount as `${number}`)
}
