import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '#platform/web/session.tsx'
import './first-ways.css'

/** The ways in which a voice arrives, for places that wait for the first one. */
export function FirstWays() {
  const { t } = useTranslation('intake')
  const mayImport = useMay('intake.import')
  const mayRegister = useMay('intake.register')
  return (
    <span className="hx-first-ways">
      <a href="/voice" target="_blank" rel="noreferrer">
        {t('explorer.form')}
      </a>
      {mayRegister && <Link to="/calls/new">{t('explorer.register')}</Link>}
      {mayImport && <Link to="/imports">{t('explorer.import')}</Link>}
    </span>
  )
}
