import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '#platform/web/session.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import './voice.css'

/** Why no feedback is shown; before the first voice, the ways in which one arrives. */
export function NoFeedback({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation('intake')
  const mayImport = useMay('intake.import')
  if (filtered)
    return (
      <EmptyState
        title={t('explorer.none')}
        hint={t('explorer.noneHint')}
        action={<Button onClick={onClear}>{t('explorer.clear')}</Button>}
      />
    )
  return (
    <EmptyState
      title={t('explorer.first')}
      hint={t('explorer.firstHint')}
      action={
        <span className="hx-first-ways">
          <a href="/voice" target="_blank" rel="noreferrer">
            {t('explorer.form')}
          </a>
          {mayImport && <Link to="/imports">{t('explorer.import')}</Link>}
        </span>
      }
    />
  )
}
