import { useTranslation } from 'react-i18next'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { NamedEffect } from '../contract.ts'

const hoursEach = 4

/** What a feature is called, and what it does to the time it takes. */
export function useEffectWords() {
  const { t } = useTranslation('completion-times')
  const { locale } = useLocale()
  const nameOf = ({ kind, which, nameZh, nameEn }: NamedEffect): string => {
    const name = (locale === 'en' ? (nameEn ?? nameZh) : nameZh) ?? t('feature.gone')
    const facts = { name, which }
    if (kind === 'hours') return t('feature.hours', { ...facts, to: Number(which) + hoursEach })
    if (kind !== 'load') return t(`feature.${kind}`, facts)
    // Counts are grouped by powers of two: 0, 1–2, 3–6, 7–14 …
    const from = 2 ** Number(which) - 1
    return t('feature.load', { from, to: 2 * from })
  }
  const effectOf = (effect: NamedEffect): string => {
    const { times } = effect
    const what = nameOf(effect)
    if (times >= 2) return t('card.much_longer', { what, times: formatNumber(times, locale, 1) })
    if (times >= 1) return t('card.longer', { what, percent: Math.round((times - 1) * 100) })
    return t('card.shorter', { what, percent: Math.round((1 - times) * 100) })
  }
  return { nameOf, effectOf }
}
