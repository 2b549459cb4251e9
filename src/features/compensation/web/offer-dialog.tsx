import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { offerCompensation } from '../contract/deeds.ts'
import { useWish, WishFields } from './public/wish-fields.tsx'

/** Offers something, with its reason. */
export function OfferDialog({ ticketId, onClose }: { ticketId: string; onClose: () => void }) {
  const { t } = useTranslation('compensation')
  const wish = useWish(ticketId)
  const [reason, setReason] = useState('')
  const write = useWrite(offerCompensation)
  const ready = reason.trim() === '' ? null : wish.ready
  const send = async () => {
    if (ready !== null && (await write.send({ ticketId }, { ...ready, reason })) !== null) onClose()
  }
  return (
    <Modal
      open
      title={t('form.title')}
      okText={t('form.send')}
      okButtonProps={{ disabled: ready === null, loading: write.pending }}
      onOk={() => void send()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className="hx-compensation-form">
        <WishFields wish={wish} />
        <Labelled label={t('form.reason')}>
          {(id) => (
            <Input.TextArea
              id={id}
              maxLength={2000}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Labelled>
      </div>
    </Modal>
  )
}
