import { Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { TicketLink } from '#features/tickets/web/public/ticket-link.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import type { Caller } from './use-callers.ts'

/** Who may be calling, each with what is open for them: often the call is about that. */
export function CallerList(props: {
  callers: readonly Caller[]
  chosen: Caller | null
  onChoose: (caller: Caller) => void
}) {
  const { t } = useTranslation('intake')
  const { callers, chosen, onChoose } = props
  const shown =
    chosen !== null && !callers.some((one) => one.customerId === chosen.customerId) ? [chosen] : callers
  if (shown.length === 0) return <EmptyState title={t('call.nobody')} hint={t('call.nobodyHint')} />
  return (
    <section aria-label={t('call.callers')} aria-live="polite">
      <Space orientation="vertical" size={12} style={{ width: '100%' }}>
        {shown.map((caller) => (
          <CallerEntry
            key={caller.customerId}
            caller={caller}
            chosen={chosen?.customerId === caller.customerId}
            onChoose={() => onChoose(caller)}
          />
        ))}
      </Space>
    </section>
  )
}

function CallerEntry({
  caller,
  chosen,
  onChoose,
}: {
  caller: Caller
  chosen: boolean
  onChoose: () => void
}) {
  const { t } = useTranslation('intake')
  return (
    <div className={chosen ? 'hx-caller hx-caller-chosen' : 'hx-caller'}>
      <Space wrap>
        <Link to={`/customers/${caller.customerId}`}>{caller.name ?? t('call.nameless')}</Link>
        <span className="hx-soft">{[caller.phone, caller.email].filter(Boolean).join(' · ')}</span>
        {caller.vip && <StatusTag tone="soon" word="VIP" />}
        {caller.exact && <StatusTag tone="met" word={t('call.exact')} plain />}
        {!chosen && (
          <Button size="small" type="primary" onClick={onChoose}>
            {t('call.choose')}
          </Button>
        )}
      </Space>
      {caller.openTickets.length > 0 && (
        <>
          <div style={{ marginTop: 8 }}>{t('call.openTickets', { count: caller.openTickets.length })}</div>
          <ul>
            {caller.openTickets.map((ticket) => (
              <li key={ticket.id}>
                <TicketLink ticketId={ticket.id} number={ticket.number} /> {ticket.title}{' '}
                <RelativeTime at={ticket.openedAt} />
              </li>
            ))}
          </ul>
        </>
      )}
      {caller.recentVoices.length > 0 && (
        <ul className="hx-soft">
          {caller.recentVoices.map((voice) => (
            <li key={voice.feedbackId}>
              <Link to={`/feedback/${voice.feedbackId}`}>{voice.excerpt || t('blanked')}</Link>{' '}
              <RelativeTime at={voice.receivedAt} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
