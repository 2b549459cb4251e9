import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { FirstWays } from './public/first-ways.tsx'

/** Why no feedback is shown; before the first voice, the ways in which one arrives. */
export function NoFeedback({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation('intake')
  if (filtered)
    return (
      <EmptyState
        title={t('explorer.none')}
        hint={t('explorer.noneHint')}
        action={<Button onClick={onClear}>{t('explorer.clear')}</Button>}
      />
    )
  return <EmptyState title={t('explorer.first')} hint={t('explorer.firstHint')} action={<FirstWays />} />
}
