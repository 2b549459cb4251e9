import { Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { closeAlert } from '../../contract/deeds.ts'
import { type Outcome, outcomes } from '../../domain/codes.ts'

/** What an alert turned out to be; it says how good its rule is. */
export function CloseDialog({ alertId, onClose }: { alertId: string; onClose: () => void }) {
  const { t } = useTranslation('alerts')
  const label = useId()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [words, setWords] = useState('')
  const close = useWrite(closeAlert, { onDone: onClose })
  return (
    <Modal
      open
      title={t('deeds.closeTitle')}
      okText={t('deeds.close')}
      okButtonProps={{ disabled: outcome === null, loading: close.pending }}
      onOk={() => outcome !== null && void close.send({ alertId }, { outcome, words })}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className="hx-alert-form">
        <span id={label}>{t('deeds.outcome')}</span>
        <Radio.Group
          aria-labelledby={label}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value as Outcome)}
          options={outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        />
        {outcome !== null && <p className="hx-soft">{t(`outcomeHints.${outcome}`)}</p>}
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
