import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useRead, useWrite } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { RelativeTime } from '#platform/web/ui/relative-time.tsx'
import { ReadState } from '#platform/web/ui/states.tsx'
import { breakSeal, sealedTickets } from '../contract/access.ts'
import { shortestReason } from '../domain/opening.ts'
import './access.css'

interface Sealed {
  readonly id: string
  readonly number: string
}

/** Confidential tickets that one does not see, and the way to open one in need. */
export default function SealedTicketsPage() {
  const { t } = useTranslation('ticket-access')
  const [opening, open] = useState<Sealed | null>(null)
  const read = useRead(sealedTickets, {}, {})
  return (
    <>
      <PageHeader title={t('sealed.title')} subtitle={t('sealed.intro')} />
      <ReadState read={read}>
        {({ tickets }) =>
          tickets.length === 0 ? (
            <p className="hx-soft">{t('sealed.none')}</p>
          ) : (
            <ul className="hx-access-list hx-access-sealed">
              {tickets.map(({ sealedAt, ...ticket }) => (
                <li key={ticket.id}>
                  <span>
                    <b>{ticket.number}</b>{' '}
                    <span className="hx-soft">
                      {t('sealed.since')} <RelativeTime at={sealedAt} />
                    </span>
                  </span>
                  <Button onClick={() => open(ticket)}>{t('sealed.open')}</Button>
                </li>
              ))}
            </ul>
          )
        }
      </ReadState>
      {opening !== null && <OpenDialog ticket={opening} onClose={() => open(null)} />}
    </>
  )
}

function OpenDialog({ ticket, onClose }: { ticket: Sealed; onClose: () => void }) {
  const { t } = useTranslation('ticket-access')
  const id = useId()
  const navigate = useNavigate()
  const [reason, give] = useState('')
  const write = useWrite(breakSeal, { onDone: ({ ticketId }) => void navigate(`/tickets/${ticketId}`) })
  return (
    <Modal
      open
      title={`${t('sealed.open')} · ${ticket.number}`}
      okText={t('sealed.do')}
      okButtonProps={{
        disabled: reason.trim().length < shortestReason,
        loading: write.pending,
        danger: true,
      }}
      onOk={() => void write.send({ sealedTicketId: ticket.id }, { reason })}
      onCancel={onClose}
    >
      <div className="hx-access-form">
        <label htmlFor={id}>{t('sealed.reason', { least: shortestReason })}</label>
        <Input.TextArea
          id={id}
          autoFocus
          value={reason}
          maxLength={500}
          autoSize={{ minRows: 3, maxRows: 8 }}
          onChange={(event) => give(event.target.value)}
        />
      </div>
    </Modal>
  )
}
