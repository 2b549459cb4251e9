import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useRouteError } from 'react-router'
import { EmptyState } from '#platform/web/ui/states.tsx'

/** No page has this address. */
export function NotFound() {
  const { t } = useTranslation('platform')
  const home = <Link to="/">{t('states.home')}</Link>
  return <EmptyState page title={t('states.notFoundTitle')} hint={t('states.notFound')} action={home} />
}

/** A page broke, or its file went away because a new version was installed meanwhile. */
export function PageBroke() {
  const { t } = useTranslation('platform')
  const error = useRouteError()
  const outdated = error instanceof TypeError && /import|module|fetch/i.test(error.message)
  const reload = (
    <Button type="primary" onClick={() => location.reload()}>
      {t('states.reload')}
    </Button>
  )
  const what = outdated ? 'newVersion' : 'pageBroke'
  return <EmptyState page title={t(`states.${what}Title`)} hint={t(`states.${what}`)} action={reload} />
}
