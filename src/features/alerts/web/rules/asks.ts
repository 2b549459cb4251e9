import { useTranslation } from 'react-i18next'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { AlertRule } from '../../contract/rules.ts'

type Sensitivity = Pick<AlertRule, 'minimumN' | 'significance' | 'fromColour'>

/** What a rule asks for before it speaks, as far as it is not what another asks for. */
export function useAsks(): (asked: Sensitivity, beside: Sensitivity) => string {
  const { t } = useTranslation('alerts')
  const { locale } = useLocale()
  return (asked, beside) => {
    const parts = [
      asked.minimumN !== beside.minimumN && t('tuning.minimumN', { n: formatNumber(asked.minimumN, locale) }),
      asked.significance !== beside.significance &&
        t('tuning.significance', { percent: formatNumber(asked.significance * 100, locale, 2) }),
      asked.fromColour !== beside.fromColour && t(`tuning.from.${asked.fromColour}`),
    ]
    return parts.filter((part) => part !== false).join(t('tuning.and'))
  }
}
