import { useTranslation } from 'react-i18next'
import type { Details } from '../details.ts'

/** How many were invited, came and stayed to the end. */
export function Funnel({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const { invited, opened, partial, answered } = details
  const rate = opened === 0 ? null : Math.round((100 * answered) / opened)
  return (
    <dl className="hx-results-funnel">
      <div>
        <dt>{t('funnel.invited')}</dt>
        <dd>{invited}</dd>
      </div>
      <div>
        <dt>{t('funnel.opened')}</dt>
        <dd>{opened}</dd>
      </div>
      <div>
        <dt>{t('funnel.partial')}</dt>
        <dd>{partial}</dd>
      </div>
      <div>
        <dt>{t('funnel.answered')}</dt>
        <dd>
          {answered} {rate !== null && <small className="hx-soft">{t('funnel.rate', { rate })}</small>}
        </dd>
      </div>
    </dl>
  )
}
