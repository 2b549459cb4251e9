import { CloseOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { directory } from '#features/staff/contract.ts'
import { PersonSelect } from '#features/staff/web/public/person-select.tsx'
import { useRead, useWrite } from '#platform/web/api.ts'
import { sealTicket } from '../contract/access.ts'

/** Names who alone may read a ticket. */
export function SealDialog(props: {
  ticket: { id: string; version: number }
  readers: readonly { id: string }[]
  onClose: () => void
}) {
  const { t } = useTranslation('ticket-access')
  const { id: ticketId, version } = props.ticket
  const [readerIds, name] = useState(props.readers.map(({ id }) => id))
  const write = useWrite(sealTicket, { onDone: props.onClose })
  return (
    <Modal
      open
      title={t('seal.title')}
      okText={t('seal.do')}
      okButtonProps={{ loading: write.pending }}
      onOk={() => void write.send({ ticketId }, { version, readerIds })}
      onCancel={props.onClose}
    >
      <div className="hx-access-form">
        <p className="hx-soft">{t('seal.effect')}</p>
        <PersonSelect
          value={null}
          onChange={(id) => id !== null && !readerIds.includes(id) && name([...readerIds, id])}
          label={t('seal.readers')}
        />
        <ul className="hx-access-list">
          {readerIds.map((id) => (
            <Reader key={id} id={id} onRemove={() => name(readerIds.filter((one) => one !== id))} />
          ))}
        </ul>
      </div>
    </Modal>
  )
}

function Reader({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { t } = useTranslation('ticket-access')
  const person = useRead(directory, {}, { personId: id }).data?.items.find((one) => one.id === id)
  return (
    <li>
      <span>{person?.name ?? '…'}</span>
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('seal.drop', { name: person?.name ?? '…' })}
        onClick={onRemove}
      />
    </li>
  )
}
