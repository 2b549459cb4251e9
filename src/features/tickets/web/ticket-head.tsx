import { EditOutlined } from '@ant-design/icons'
import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '#platform/web/api.ts'
import { PageHeader } from '#platform/web/ui/page-header.tsx'
import { changeTicket } from '../contract/handling.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import { useDesk } from './desk.ts'
import { KindTag, TierTag, UrgencyTag } from './public/ticket-tags.tsx'
import { DueCell, StateCell } from './row-cells.tsx'
import { useVersioned } from './use-versioned.ts'

/** What this is, where it stands and how long there is; the title can be put right in place. */
export function TicketHead() {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const [editing, edit] = useState(false)
  return (
    <div className="hx-ticket-head">
      <p className="hx-ticket-path">
        <Link to="/tickets">{t('screens.menu.inbox')}</Link>
        <span aria-hidden="true">/</span>
        <span>{ticket.number}</span>
      </p>
      {editing ? (
        <TitleForm onClose={() => edit(false)} />
      ) : (
        <PageHeader
          title={ticket.title}
          beside={
            ticket.can.change && (
              <Button
                type="text"
                size="small"
                icon={<EditOutlined />}
                aria-label={t('screens.head.editTitle')}
                onClick={() => edit(true)}
              />
            )
          }
          subtitle={
            <span className="hx-inbox-tags">
              <StateCell row={ticket} />
              {(ticket.nextDueAt ?? ticket.endedAt ?? ticket.hold) !== null && <DueCell row={ticket} />}
              <UrgencyTag urgency={ticket.urgency} />
              <KindTag kind={ticket.kind} />
              <TierTag tier={ticket.tier} />
            </span>
          }
        />
      )}
    </div>
  )
}

function TitleForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const { ticket } = useDesk()
  const [seen] = useState(ticket)
  const [title, setTitle] = useState(ticket.title)
  const deed = useVersioned(seen)
  const save = async () => {
    const wanted = title.trim()
    if (wanted === '') return
    const params = { ticketId: ticket.id }
    if (await deed.attempt((version) => call(changeTicket, params, { version, title: wanted }))) onClose()
  }
  return (
    <div className="hx-ticket-title-form">
      <ConflictNotice deed={deed} onDone={onClose} />
      <Space.Compact block>
        <Input
          autoFocus
          aria-label={t('screens.field.title')}
          value={title}
          maxLength={120}
          onChange={(event) => setTitle(event.target.value)}
          onPressEnter={(event) => !event.nativeEvent.isComposing && void save()}
          onKeyDown={(event) => event.key === 'Escape' && onClose()}
        />
        <Button type="primary" loading={deed.pending} onClick={() => void save()}>
          {t('screens.head.save')}
        </Button>
        <Button onClick={onClose}>{t('screens.head.cancel')}</Button>
      </Space.Compact>
    </div>
  )
}
