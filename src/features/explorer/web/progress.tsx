import { Button, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { formatNumber } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import type { readInsights } from '../contract.ts'

type Working = NonNullable<CallerReply<typeof readInsights>['working']>

/** How far a look into the voices is, and the way to stop it. */
export function Progress({ working, onStop }: { working: Working; onStop: () => void }) {
  const { t } = useTranslation('explorer')
  const { locale } = useLocale()
  return (
    <div className="hx-explorer-progress">
      <Spin aria-hidden />
      <p role="status">{t(`steps.${working.step}`, { read: formatNumber(working.read, locale) })}</p>
      <Button onClick={onStop}>{t('stop')}</Button>
    </div>
  )
}
