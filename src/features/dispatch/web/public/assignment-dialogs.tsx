import { Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { assignToPerson, returnTicket } from '../../contract.ts'
import { returnReasons } from '../../domain/codes.ts'
import { PersonChooser } from './person-chooser.tsx'
import './assignment-card.css'

/** Gives one ticket to a person; `version` is the one its page shows. */
export function AssignDialog(props: { ticketId: string; version: number; onClose: () => void }) {
  const { ticketId, version, onClose } = props
  const write = useWrite(assignToPerson, { onDone: onClose })
  return (
    <PersonChooser
      ticketId={ticketId}
      onChoose={(personId) => void write.send({ ticketId }, { personId, version })}
      onClose={onClose}
    />
  )
}

// What only Huixiang records by itself.
const recorded = ['person_left', 'not_accepted', 'shift_ended', 'away_too_long']
const byHand = returnReasons.filter((reason) => !recorded.includes(reason))

/** Gives a ticket back to its team with a reason, so that the next one knows. */
export function ReturnDialog({ ticketId, onClose }: { ticketId: string; onClose: () => void }) {
  const { t } = useTranslation('dispatch')
  const [reason, setReason] = useState<(typeof byHand)[number] | null>(null)
  const [note, setNote] = useState('')
  const write = useWrite(returnTicket, { onDone: onClose })
  return (
    <Modal
      open
      title={t('screens.return.title')}
      okText={t('screens.return.do')}
      okButtonProps={{ disabled: reason === null, loading: write.pending }}
      onOk={() => reason !== null && void write.send({ ticketId }, { reason, note })}
      onCancel={onClose}
    >
      <p className="hx-soft">{t('screens.return.effect')}</p>
      <Radio.Group
        className="hx-return-reasons"
        aria-label={t('screens.return.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        options={byHand.map((one) => ({ value: one, label: t(`screens.returnReason.${one}`) }))}
      />
      <Input.TextArea
        aria-label={t('screens.return.note')}
        placeholder={t('screens.return.note')}
        value={note}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  )
}
