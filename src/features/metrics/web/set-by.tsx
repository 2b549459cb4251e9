import { useTranslation } from 'react-i18next'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'

/** Which version of something it is, who set it and when; `by` null for the program. */
export function SetBy({
  version,
  setAt,
  by,
}: {
  version: number
  setAt: string
  by: { name: string } | null
}) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  const name = by?.name ?? t('goals.program')
  return t('goals.setBy', { version, at: formatMoment(setAt, locale), name })
}
