import { useTranslation } from 'react-i18next'
import type { Details } from '../details.ts'

/** How many were invited, came and stayed to the end. */
export function Funnel({ details }: { details: Details }) {
  const { t, i18n } = useTranslation('questionnaires')
  const written = (count: number) => count.toLocaleString(i18n.language)
  const { invited, opened, partial, answered } = details
  const rate = opened === 0 ? null : Math.round((100 * answered) / opened)
  return (
    <dl className="hx-results-funnel">
      <div>
        <dt>{t('funnel.invited')}</dt>
        <dd>{written(invited)}</dd>
      </div>
      <div>
        <dt>{t('funnel.opened')}</dt>
        <dd>{written(opened)}</dd>
      </div>
      <div>
        <dt>{t('funnel.partial')}</dt>
        <dd>{written(partial)}</dd>
      </div>
      <div>
        <dt>{t('funnel.answered')}</dt>
        <dd>
          {written(answered)}{' '}
          {rate !== null && <small className="hx-soft">{t('funnel.rate', { rate })}</small>}
        </dd>
      </div>
    </dl>
  )
}
