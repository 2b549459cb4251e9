import { useTranslation } from 'react-i18next'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { EventMark } from '../../domain/questions.ts'

/** Calls an event mark by its name, with its kind, what it is about alone and when it began. */
export function useMarkWords(): (mark: EventMark) => string {
  const { t } = useTranslation('dashboards')
  const { locale } = useLocale()
  const segmentOf = ({ split, segment, segmentName }: EventMark): string | null => {
    if (split === null || segment === null) return null
    if (segmentName !== null) return segmentName[locale]
    return split === 'channel' || split === 'kind' ? t(`metrics:${split}.${segment}`, segment) : t('unknown')
  }
  return (mark) => {
    const where = [mark.unitName, segmentOf(mark)].filter((one) => one !== null)
    return t('mark.called', {
      name: mark.name,
      about: [t(`mark.kinds.${mark.kind}`), ...where, formatDay(mark.from, locale)].join(t('mark.and')),
    })
  }
}
