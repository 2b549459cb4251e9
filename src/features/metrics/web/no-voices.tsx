import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { FirstWays } from '#features/intake/web/public/first-ways.tsx'
import { formatDay } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { type Period, periodUpTo } from './public/period.ts'

/** A period without voices: leads to the last ones there are, or says how the first arrive. */
export function NoVoices({ latestDay, period }: { latestDay: string | null; period: Period }) {
  const { t } = useTranslation('metrics')
  const { locale } = useLocale()
  if (latestDay === null)
    return <EmptyState title={t('overview.none')} hint={t('overview.noneHint')} action={<FirstWays />} />
  return (
    <EmptyState
      title={t('overview.empty')}
      hint={t('overview.emptyHint', { day: formatDay(latestDay, locale) })}
      action={<Button onClick={() => period.set(periodUpTo(latestDay))}>{t('overview.showLatest')}</Button>}
    />
  )
}
