import { DislikeOutlined, LikeOutlined, PhoneOutlined } from '@ant-design/icons'
import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#platform/web/api.ts'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { recordCallback } from '../contract.ts'
import { results } from '../domain/attempting.ts'
import type { Callback } from './callback.ts'
import { ScriptSteps } from './script-steps.tsx'
import { type ScriptCall, useScript } from './use-script.ts'

const channels = ['phone', 'email', 'sms', 'chat', 'in_person'] as const
type Channel = (typeof channels)[number]
const answers = ['satisfied', 'dissatisfied'] as const
const vain = results.filter((result) => result !== 'reached')
type Ending = (typeof answers)[number] | (typeof vain)[number]

/** What is being written down of a call, and the deed that ends it. What was answered along its script need not be entered again. */
function useCall(callback: Callback, onDone: (() => void) | undefined) {
  const [channel, setChannel] = useState<Channel>('phone')
  const [note, setNote] = useState('')
  const [solvedSaid, setSolved] = useState<boolean | null>(null)
  const [missingSaid, setMissing] = useState<string | null>(null)
  const [asking, ask] = useState(false)
  const script = useScript(callback.id)
  const solved = solvedSaid ?? script.end?.solved ?? null
  const missing = missingSaid ?? script.end?.missing ?? ''
  const write = useWrite(recordCallback, { onDone: () => onDone?.() })
  const end = (ending: Ending) => {
    const answer = answers.find((one) => one === ending)
    // Who is not satisfied is asked what is missing before it is recorded.
    if (answer === 'dissatisfied' && !asking && missing === '') return ask(true)
    const said = {
      ...(answer !== undefined && { answer }),
      ...(solved !== null && { solved }),
      ...(missing !== '' && { missing }),
      ...(script.kept !== undefined && { script: script.kept }),
    }
    const result = vain.find((one) => one === ending) ?? 'reached'
    const reached = result === 'reached'
    void write.send({ callbackId: callback.id }, { channel, note, reached, result, ...(reached && said) })
  }
  return {
    ...{ channel, setChannel, note, setNote, solved, setSolved, missing, setMissing, script, end },
    asksWhatIsMissing: asking || solved === false || missing !== '',
    pending: write.pending,
  }
}

type Call = ReturnType<typeof useCall>

/** Asks how the call went; one press records it. With `keys` the answers have keys of their own. */
export function RecordForm(props: { callback: Callback; keys?: boolean; onDone?: () => void }) {
  const { t } = useTranslation('callbacks')
  const call = useCall(props.callback, props.onDone)
  return (
    <div className="hx-callback-form">
      <ScriptSteps script={call.script} keys={props.keys ?? false} />
      {props.keys && !isAsking(call.script) && <RecordKeys call={call} />}
      <Questions call={call} />
      <div className="hx-callback-note">
        <Select
          aria-label={t('screens.record.channel')}
          value={call.channel}
          onChange={call.setChannel}
          popupMatchSelectWidth={false}
          options={channels.map((one) => ({ value: one, label: t(`screens.channel.${one}`) }))}
        />
        <Input
          aria-label={t('screens.record.note')}
          placeholder={t('screens.record.note')}
          value={call.note}
          maxLength={2000}
          onChange={(event) => call.setNote(event.target.value)}
        />
      </div>
      <Endings call={call} />
      <p className="hx-soft">{t('screens.record.effect')}</p>
    </div>
  )
}

/** A call in the midst of its script: numbers answer its questions, and record nothing. */
const isAsking = ({ way }: ScriptCall) => way !== null && way.at.kind !== 'end'

/** Is it solved? Where it is not, what is missing? */
function Questions({ call }: { call: Call }) {
  const { t } = useTranslation('callbacks')
  return (
    <>
      <div className="hx-callback-question">
        <span>{t('screens.record.solved')}</span>
        <Segmented<string>
          aria-label={t('screens.record.solved')}
          value={call.solved === null ? '' : String(call.solved)}
          onChange={(value) => call.setSolved(value === 'true')}
          options={[
            { value: 'true', label: t('screens.record.yes') },
            { value: 'false', label: t('screens.record.no') },
          ]}
        />
      </div>
      {call.asksWhatIsMissing && (
        <Input
          autoFocus
          aria-label={t('screens.record.missing')}
          placeholder={`${t('screens.record.missing')} ${t('screens.record.missingHint')}`}
          value={call.missing}
          maxLength={500}
          onChange={(event) => call.setMissing(event.target.value)}
          onPressEnter={() => call.end('dissatisfied')}
        />
      )}
    </>
  )
}

function Endings({ call }: { call: Call }) {
  const { t } = useTranslation('callbacks')
  return (
    <div className="hx-callback-answers">
      <Button
        type="primary"
        icon={<LikeOutlined />}
        loading={call.pending}
        disabled={call.script.end?.outcome === 'dissatisfied'}
        onClick={() => call.end('satisfied')}
      >
        {t('screens.record.satisfied')}
      </Button>
      <Button
        danger
        icon={<DislikeOutlined />}
        disabled={call.pending || call.script.end?.outcome === 'satisfied'}
        onClick={() => call.end('dissatisfied')}
      >
        {t('screens.record.dissatisfied')}
      </Button>
      {vain.map((result) => (
        <Button
          key={result}
          icon={result === 'no_answer' ? <PhoneOutlined /> : undefined}
          disabled={call.pending}
          onClick={() => call.end(result)}
        >
          {t(`screens.record.${result}`)}
        </Button>
      ))}
    </div>
  )
}

function RecordKeys({ call }: { call: Call }) {
  const { t } = useTranslation('callbacks')
  const answer = (ending: (typeof answers)[number]) => ({
    label: t(`screens.record.${ending}`),
    run: () => call.end(ending),
  })
  const tried = (ending: (typeof vain)[number]) => ({
    label: t(`screens.record.${ending}`),
    run: () => call.end(ending),
  })
  useShortcuts({
    1: answer('satisfied'),
    2: answer('dissatisfied'),
    3: tried('no_answer'),
    4: tried('busy'),
    5: tried('refused'),
    6: tried('wrong_number'),
    7: { label: t('screens.record.yes'), run: () => call.setSolved(true) },
    8: { label: t('screens.record.no'), run: () => call.setSolved(false) },
  })
  return null
}
