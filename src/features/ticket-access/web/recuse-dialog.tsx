import { Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonSelect } from '#features/staff/web/public/person-select.tsx'
import { useWrite } from '#platform/web/api.ts'
import { recusePerson } from '../contract/access.ts'

/** Chooses who is kept away, and says what that means. */
export function RecuseDialog(props: { ticket: { id: string; version: number }; onClose: () => void }) {
  const { t } = useTranslation('ticket-access')
  const { id: ticketId, version } = props.ticket
  const [personId, choose] = useState<string | null>(null)
  const write = useWrite(recusePerson, { onDone: props.onClose })
  return (
    <Modal
      open
      title={t('recuse.title')}
      okText={t('recuse.do')}
      okButtonProps={{ disabled: personId === null, loading: write.pending, danger: true }}
      onOk={() => personId !== null && void write.send({ ticketId, personId }, { version })}
      onCancel={props.onClose}
    >
      <div className="hx-access-form">
        <p className="hx-soft">{t('recuse.effect')}</p>
        <PersonSelect value={personId} onChange={choose} label={t('recuse.person')} />
      </div>
    </Modal>
  )
}
