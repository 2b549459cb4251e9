import { useTranslation } from 'react-i18next'
import { usePeriod } from '#features/metrics/web/public/period.ts'
import { useUnits } from '#features/staff/web/public/unit-names.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { serverNow } from '#platform/web/now.ts'
import { useSession } from '#platform/web/session.tsx'
import type { PictureHead } from '#platform/web/ui/picture-of.ts'

/** What stands above a picture of figures: of which days and unit they are, and when they were so. */
export function usePictureHead(): (title: string) => PictureHead {
  const { t } = useTranslation('dashboards')
  const { locale } = useLocale()
  const { from, to, unitId } = usePeriod()
  const { organisation } = useSession()
  const units = useUnits()
  const unit = units.find(({ id }) => id === unitId)?.name ?? organisation.name
  return (title) => ({
    title,
    under: t('board.pictured', { unit, from, to, at: formatMoment(serverNow(), locale) }),
  })
}
