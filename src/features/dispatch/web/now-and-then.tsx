import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './now-and-then.css'

/** What stands now, and what would stand there `after` a change. */
export function NowAndThen({ now, after, coming }: { now: ReactNode; after: string; coming: ReactNode }) {
  const { t } = useTranslation('dispatch')
  return (
    <>
      <dl className="hx-now-and-then">
        <dt>{t('screens.simulation.force.now')}</dt>
        <dd>{now}</dd>
        <dt>{after}</dt>
        <dd>{coming}</dd>
      </dl>
      <p>{t('screens.simulation.force.effect')}</p>
    </>
  )
}
