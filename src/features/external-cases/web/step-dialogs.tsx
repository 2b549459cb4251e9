import { DatePicker, Input, Modal } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { Labelled } from '#platform/web/ui/labelled.tsx'
import { stepExternalCase } from '../contract/deeds.ts'
import type { External } from './case-words.tsx'

type Step = CallerInput<typeof stepExternalCase>['step']

/** Notes that a case was replied to, closed by its authority, or taken back. */
export function StepDialog({ one, step, onClose }: { one: External; step: Step; onClose: () => void }) {
  const { t } = useTranslation('external-cases')
  const [on, setOn] = useState(dayjs())
  const [words, setWords] = useState('')
  const write = useWrite(stepExternalCase)
  const replies = step === 'reply'
  const ready = !replies || words.trim() !== ''
  const send = async () => {
    const day = replies ? { on: on.format('YYYY-MM-DD') } : {}
    const said = { version: one.version, step, words: words.trim(), ...day }
    if (ready && (await write.send({ externalCaseId: one.id }, said)) !== null) onClose()
  }
  return (
    <Modal
      open
      title={t(replies ? 'reply.title' : `end.${step}`)}
      okText={t(replies ? 'reply.send' : `step.${step}`)}
      okButtonProps={{ disabled: !ready, loading: write.pending }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="hx-external-form">
        {replies && (
          <Labelled label={t('reply.on')}>
            {(id) => (
              <DatePicker
                id={id}
                allowClear={false}
                value={on}
                minDate={dayjs(one.receivedOn)}
                maxDate={dayjs()}
                onChange={(day) => day !== null && setOn(day)}
              />
            )}
          </Labelled>
        )}
        <Labelled label={t(replies ? 'reply.words' : 'end.words')}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={words}
              maxLength={2000}
              autoSize={{ minRows: 3, maxRows: 8 }}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Labelled>
      </div>
    </Modal>
  )
}
