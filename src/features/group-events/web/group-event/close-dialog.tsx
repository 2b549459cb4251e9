import { Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { closeGroupEvent } from '../../contract/deeds.ts'
import { type CloseReason, closeReasons } from '../../domain/codes.ts'

/** Why an event is closed, and in which words. */
export function CloseDialog({ groupEventId, onClose }: { groupEventId: string; onClose: () => void }) {
  const { t } = useTranslation('group-events')
  const label = useId()
  const [reason, setReason] = useState<CloseReason | null>(null)
  const [words, setWords] = useState('')
  const close = useWrite(closeGroupEvent, { onDone: onClose })
  return (
    <Modal
      open
      title={t('event.close')}
      okText={t('event.close')}
      okButtonProps={{ disabled: reason === null, loading: close.pending }}
      onOk={() => reason !== null && void close.send({ groupEventId }, { reason, words })}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className="hx-group-event-closing">
        <span id={label}>{t('closing.reason')}</span>
        <Radio.Group
          aria-labelledby={label}
          value={reason}
          onChange={(event) => setReason(event.target.value as CloseReason)}
          options={closeReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
        {reason === 'mistaken' && <p className="hx-soft">{t('closing.mistaken')}</p>}
        <Input.TextArea
          aria-label={t('closing.words')}
          placeholder={t('closing.words')}
          value={words}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
    </Modal>
  )
}
