import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, useRead } from '#platform/web/api.ts'
import { reviewTicket } from '../contract/handling.ts'
import { readTicketPolicy } from '../contract/policy.ts'
import { type ReviewReason, reviewReasons } from '../domain/reviewing.ts'
import { CodeChoice } from './code-choice.tsx'
import { useDesk } from './desk.ts'
import { TicketDeedModal } from './ticket-deed-modal.tsx'
import { useVersioned } from './use-versioned.ts'
import './deed.css'

/** Lets a solution stand: why, and in which words the customer is told. */
export function ReviewDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const [seen] = useState(ticket)
  const deed = useVersioned(seen)
  const [reason, setReason] = useState<ReviewReason | null>(null)
  const [message, setMessage] = useState('')
  const ways = useRead(readTicketPolicy, {}, {}).data?.externalWays ?? ''
  const ready = reason !== null && message.trim() !== ''
  return (
    <TicketDeedModal
      title={t('screens.deed.review')}
      verb={t('screens.review.verb')}
      deed={deed}
      ready={ready}
      onDo={() =>
        deed.attempt((version) =>
          call(
            reviewTicket,
            { ticketId: ticket.id },
            { version, reason: reason ?? 'nothing_to_add', message },
          ),
        )
      }
      onClose={onClose}
    >
      <p className="hx-soft">{t('screens.review.effect')}</p>
      <CodeChoice
        label={t('screens.review.label')}
        group="reviewed"
        codes={reviewReasons}
        value={reason}
        onChange={setReason}
      />
      <Input.TextArea
        aria-label={t('screens.review.message')}
        placeholder={t('screens.review.message')}
        value={message}
        maxLength={8000}
        autoSize={{ minRows: 3, maxRows: 10 }}
        onChange={(event) => setMessage(event.target.value)}
      />
      {ways !== '' && (
        <p className="hx-soft hx-external-ways">
          {t('screens.review.ways')}
          {`\n${ways}`}
        </p>
      )}
    </TicketDeedModal>
  )
}
