import { Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { snoozeAlert } from '../../contract/deeds.ts'
import { type SnoozeReason, snoozeReasons } from '../../domain/codes.ts'

const lengths = [2, 8, 24, 72] as const

/** Lets an alert rest: for how long, and why. */
export function SnoozeDialog({ alertId, onClose }: { alertId: string; onClose: () => void }) {
  const { t } = useTranslation('alerts')
  const label = useId()
  const [hours, setHours] = useState<number>(8)
  const [reason, setReason] = useState<SnoozeReason | null>(null)
  const [words, setWords] = useState('')
  const snooze = useWrite(snoozeAlert, { onDone: onClose })
  return (
    <Modal
      open
      title={t('deeds.snoozeTitle')}
      okText={t('deeds.snooze')}
      okButtonProps={{ disabled: reason === null, loading: snooze.pending }}
      onOk={() => reason !== null && void snooze.send({ alertId }, { hours, reason, words })}
      onCancel={onClose}
    >
      <div className="hx-alert-form">
        <Radio.Group
          aria-label={t('deeds.snoozeFor')}
          optionType="button"
          value={hours}
          onChange={(event) => setHours(event.target.value as number)}
          options={lengths.map((value) => ({ value, label: t('deeds.hours', { count: value }) }))}
        />
        <span id={label}>{t('deeds.snoozeReason')}</span>
        <Radio.Group
          aria-labelledby={label}
          value={reason}
          onChange={(event) => setReason(event.target.value as SnoozeReason)}
          options={snoozeReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
        <p className="hx-soft">{t('deeds.snoozeAbout')}</p>
        <Input.TextArea
          aria-label={t('deeds.words')}
          placeholder={t('deeds.words')}
          value={words}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
    </Modal>
  )
}
