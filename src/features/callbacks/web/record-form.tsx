import { DislikeOutlined, LikeOutlined, PhoneOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { recordCallback } from '../contract.ts'
import type { Callback } from './callback.ts'

const channels = ['phone', 'email', 'sms', 'chat', 'in_person'] as const
type Result = 'satisfied' | 'dissatisfied' | 'unreached'

/** Asks how the call went; one press records it. With `keys` the answers have keys of their own. */
export function RecordForm(props: { callback: Callback; keys?: boolean; onDone?: () => void }) {
  const { t } = useTranslation('callbacks')
  const [channel, setChannel] = useState<(typeof channels)[number]>('phone')
  const [note, setNote] = useState('')
  const write = useWrite(recordCallback, { onDone: () => props.onDone?.() })
  const record = (result: Result) =>
    void write.send(
      { callbackId: props.callback.id },
      {
        channel,
        note,
        reached: result !== 'unreached',
        ...(result !== 'unreached' && { answer: result }),
      },
    )
  return (
    <div className="hx-callback-form">
      {props.keys && <RecordKeys onRecord={record} />}
      <div className="hx-callback-note">
        <Select
          aria-label={t('screens.record.channel')}
          value={channel}
          onChange={setChannel}
          popupMatchSelectWidth={false}
          options={channels.map((one) => ({ value: one, label: t(`screens.channel.${one}`) }))}
        />
        <Input
          aria-label={t('screens.record.note')}
          placeholder={t('screens.record.note')}
          value={note}
          maxLength={2000}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <div className="hx-callback-answers">
        <Button
          type="primary"
          icon={<LikeOutlined />}
          loading={write.pending}
          onClick={() => record('satisfied')}
        >
          {t('screens.record.satisfied')}
        </Button>
        <Button
          danger
          icon={<DislikeOutlined />}
          disabled={write.pending}
          onClick={() => record('dissatisfied')}
        >
          {t('screens.record.dissatisfied')}
        </Button>
        <Button icon={<PhoneOutlined />} disabled={write.pending} onClick={() => record('unreached')}>
          {t('screens.record.unreached')}
        </Button>
      </div>
      <p className="hx-soft">{t('screens.record.effect')}</p>
    </div>
  )
}

function RecordKeys({ onRecord }: { onRecord: (result: Result) => void }) {
  const { t } = useTranslation('callbacks')
  const key = (result: Result) => ({ label: t(`screens.record.${result}`), run: () => onRecord(result) })
  useShortcuts({ 1: key('satisfied'), 2: key('dissatisfied'), 3: key('unreached') })
  return null
}
