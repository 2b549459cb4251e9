import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { EmptyState, ReadState } from '#platform/web/ui/states.tsx'
import { ticketDetails } from '../contract/reading.ts'
import { TicketLink } from './public/ticket-link.tsx'
import { KindTag, TierTag, UrgencyTag } from './public/ticket-tags.tsx'
import { AssigneeCell, CustomerCell, DueCell, StateCell } from './row-cells.tsx'
import './preview.css'

/** The ticket under the cursor, to be judged without leaving the list. */
export function TicketPreview(props: { ticketId: string | null; onClaim: () => void; mayClaim: boolean }) {
  const { t } = useTranslation('tickets')
  return (
    <aside className="hx-inbox-preview" aria-label={t('screens.preview.label')}>
      {props.ticketId === null ? (
        <EmptyState title={t('screens.preview.none')} hint={t('screens.preview.noneHint')} />
      ) : (
        <Preview {...props} ticketId={props.ticketId} />
      )}
    </aside>
  )
}

function Preview(props: { ticketId: string; onClaim: () => void; mayClaim: boolean }) {
  const { t } = useTranslation('tickets')
  const navigate = useNavigate()
  const { ticketId } = props
  const read = useRead(ticketDetails, { ticketId }, {}, { about: [ticketId] })
  return (
    <ReadState read={read} rows={8}>
      {(ticket) => {
        const voice = ticket.feedbacks.find((one) => one.first) ?? ticket.feedbacks[0]
        const note = ticket.notes.at(-1)
        return (
          <>
            <div className="hx-inbox-tags">
              <TicketLink ticketId={ticket.id} number={ticket.number} />
              <StateCell row={ticket} />
              <DueCell row={ticket} />
            </div>
            <h2>{ticket.title}</h2>
            <div className="hx-inbox-tags">
              <UrgencyTag urgency={ticket.urgency} />
              <KindTag kind={ticket.kind} />
              <TierTag tier={ticket.tier} />
              <CustomerCell row={ticket} />
              <AssigneeCell row={ticket} />
            </div>
            {voice !== undefined && <blockquote>{voice.text}</blockquote>}
            {note !== undefined && (
              <p className="hx-soft">
                {t('screens.preview.lastNote', { name: note.by?.name ?? t('screens.actor.system') })}{' '}
                <RelativeTime at={note.at} />：{note.text}
              </p>
            )}
            <div className="hx-inbox-preview-acts">
              <Button type="primary" onClick={() => navigate(`/tickets/${ticket.id}`)}>
                {t('screens.preview.open')}
              </Button>
              {props.mayClaim && ticket.assignee === null && (
                <Button onClick={props.onClaim}>{t('screens.deed.claim')}</Button>
              )}
            </div>
          </>
        )
      }}
    </ReadState>
  )
}
