import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { AfterClosure } from './asking/after-closure.tsx'
import { AfterOrders } from './asking/after-orders.tsx'
import { AnonymousLink } from './asking/anonymous-link.tsx'
import { AudienceAsking } from './asking/audience.tsx'
import { ContactRule } from './asking/contact-rule.tsx'
import { Lasting } from './asking/lasting.tsx'
import { Progress } from './asking/progress.tsx'
import { useStandings } from './asking/standings.ts'
import { Way } from './asking/way.tsx'
import type { Details } from './details.ts'
import { Inviting } from './inviting.tsx'
import './sending.css'
import { Kiosk, SiteCardSettings } from './site-card.tsx'

/** How a survey reaches people: every way is one line that unfolds, so that a telephone shows them all at once. */
export function Sending({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const standing = useStandings(details)
  const { design } = details.can
  if (details.link === null)
    return <EmptyState title={t('sending.notOpen')} hint={t('sending.notOpenHint')} />
  return (
    <div className="hx-survey-sending">
      <div className="hx-survey-ways">
        {details.state !== 'open' && <Alert type="info" showIcon title={t('sending.closedNow')} />}
        <section aria-label={t('sending.now')}>
          <h2>{t('sending.now')}</h2>
          <Way title={t('sending.anonymous')} standing={t('sending.anonymousShort')} first>
            <AnonymousLink path={details.link} />
          </Way>
          {design && (
            <>
              <Way title={t('asking.audience')} standing={t('asking.short')}>
                <AudienceAsking details={details} />
              </Way>
              <Way title={t('inviting.title')} standing={t('inviting.short')}>
                <Inviting details={details} />
              </Way>
            </>
          )}
        </section>
        <section aria-label={t('sending.byItself')}>
          <h2>{t('sending.byItself')}</h2>
          <Way title={t('closure.title')} standing={standing.closure}>
            <AfterClosure details={details} />
          </Way>
          <Way title={t('orders.title')} standing={standing.orders}>
            <AfterOrders details={details} />
          </Way>
          <Way title={t('card.title')} standing={standing.card}>
            <SiteCardSettings details={details} />
          </Way>
          <Way title={t('card.kiosk')} standing={t('card.kioskShort')}>
            <Kiosk path={details.link} />
          </Way>
        </section>
        <section aria-label={t('sending.bounds')}>
          <h2>{t('sending.bounds')}</h2>
          <Way title={t('sending.lasting')} standing={standing.lasting}>
            <Lasting details={details} />
          </Way>
          {design && (
            <Way title={t('rule.title')} standing={standing.rule}>
              <ContactRule />
            </Way>
          )}
        </section>
      </div>
      <Progress details={details} />
    </div>
  )
}
