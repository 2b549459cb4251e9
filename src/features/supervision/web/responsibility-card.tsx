import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '#platform/web/api.ts'
import { formatMoment } from '#platform/web/formats.ts'
import { useLocale } from '#platform/web/i18n.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { appealResponsibility } from '../contract/deeds.ts'
import { DecideDialog } from './case-dialogs.tsx'
import { addresseeOf, type Responsibility } from './parts.ts'
import { WordsDialog } from './words-dialog.tsx'

/** Who answers for what, how far, and what came of an appeal. */
export function ResponsibilityCard({ noted, withTicket }: { noted: Responsibility; withTicket?: boolean }) {
  const { t } = useTranslation('supervision')
  const { locale } = useLocale()
  const at = (moment: string) => formatMoment(moment, locale)
  const before = noted.appeal?.shareBefore ?? noted.share
  return (
    <li className="hx-supervision-noted">
      <p>
        <strong>{addresseeOf(noted)}</strong>{' '}
        <StatusTag
          tone={noted.share === 0 ? 'quiet' : 'soon'}
          word={`${t(`kind.${noted.kind}`)} · ${t('responsibility.share', { share: noted.share })}`}
        />
        {before !== noted.share && (
          <span className="hx-soft"> {t('responsibility.shareBefore', { share: before })}</span>
        )}
      </p>
      {withTicket && (
        <p className="hx-soft">
          {noted.ticket === null
            ? t('responsibility.ticketClosed')
            : `${noted.ticket.number} · ${noted.ticket.title}`}
        </p>
      )}
      <p className="hx-supervision-words">{noted.reason}</p>
      <p className="hx-soft">
        {t('responsibility.by', { name: noted.notedBy?.name ?? t('case.system'), at: at(noted.notedAt) })}
        {noted.can.appeal && ` · ${t('responsibility.until', { moment: at(noted.appealUntil) })}`}
      </p>
      <Appeal noted={noted} />
      <Deeds noted={noted} />
    </li>
  )
}

function Appeal({ noted: { appeal } }: { noted: Responsibility }) {
  const { t } = useTranslation('supervision')
  if (appeal === null) return null
  const { decision } = appeal
  return (
    <div className="hx-supervision-appeal">
      <p>
        <strong>{t('responsibility.appealed')}</strong>
        <span className="hx-supervision-words">{appeal.words}</span>{' '}
        <span className="hx-soft">{appeal.by?.name}</span>
      </p>
      {decision === null ? (
        <StatusTag tone="soon" plain word={t('responsibility.waits')} />
      ) : (
        <p>
          <strong>{t('responsibility.decision', { verdict: t(`verdict.${decision.verdict}`) })}</strong>{' '}
          <span className="hx-supervision-words">{decision.reason}</span>{' '}
          <span className="hx-soft">{decision.by?.name}</span>
        </p>
      )}
    </div>
  )
}

function Deeds({ noted }: { noted: Responsibility }) {
  const { t } = useTranslation('supervision')
  const [asking, setAsking] = useState<'appeal' | 'decide' | null>(null)
  const close = () => setAsking(null)
  return (
    <>
      {noted.can.appeal && (
        <Button size="small" onClick={() => setAsking('appeal')}>
          {t('responsibility.appeal')}
        </Button>
      )}
      {noted.can.decide && (
        <Button size="small" type="primary" onClick={() => setAsking('decide')}>
          {t('responsibility.decide')}
        </Button>
      )}
      {asking === 'appeal' && (
        <WordsDialog
          deed="appeal"
          send={(words) => call(appealResponsibility, { responsibilityId: noted.id }, { words })}
          onClose={close}
        />
      )}
      {asking === 'decide' && <DecideDialog noted={noted} onClose={close} />}
    </>
  )
}
