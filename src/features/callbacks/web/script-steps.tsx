import { ArrowLeftOutlined, ReadOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#platform/web/ui/shortcuts.tsx'
import type { Step, Walk } from '../domain/script.ts'
import { useSaid } from './names.ts'
import type { ScriptCall } from './use-script.ts'
import './scripts.css'

/** The script of a call, one step after the other; with `keys` by number, Enter and Backspace. */
export function ScriptSteps({ script, keys }: { script: ScriptCall; keys: boolean }) {
  const { t } = useTranslation('callbacks')
  const said = useSaid()
  const { way } = script
  if (script.name === null) return null
  if (way === null)
    return (
      <div>
        {keys && <BeginKey script={script} />}
        <Button className="hx-script-begin" icon={<ReadOutlined />} onClick={script.begin}>
          {t('screens.script.begin', { name: said(script.name) })}
        </Button>
      </div>
    )
  return (
    <section className="hx-script" aria-label={said(script.name)}>
      <Passed way={way} />
      <p className="hx-script-words" aria-live="polite">
        {said(way.at.words)}
      </p>
      <At key={way.at.key} step={way.at} script={script} keys={keys} />
      <p className="hx-script-deeds">
        <Button
          size="small"
          type="text"
          icon={<ArrowLeftOutlined />}
          disabled={way.passed.length === 0}
          onClick={script.back}
        >
          {t('screens.script.back')}
        </Button>
        <Button size="small" type="text" onClick={script.leave}>
          {t('screens.script.leave')}
        </Button>
      </p>
    </section>
  )
}

function BeginKey({ script }: { script: ScriptCall }) {
  const { t } = useTranslation('callbacks')
  useShortcuts({ Enter: { label: t('screens.script.beginKey'), run: script.begin } })
  return null
}

/** What was answered so far. */
function Passed({ way }: { way: Walk }) {
  const said = useSaid()
  const answered = way.passed.filter(({ choice, text }) => choice !== null || (text ?? '') !== '')
  if (answered.length === 0) return null
  return (
    <dl className="hx-script-passed">
      {answered.map(({ step, choice, text }) => (
        <div key={step.key}>
          <dt>{said(step.words)}</dt>
          <dd>{choice === null ? text : said(choice.words)}</dd>
        </div>
      ))}
    </dl>
  )
}

type Asking<Kind extends Step['kind']> = {
  step: Extract<Step, { kind: Kind }>
  script: ScriptCall
  keys: boolean
}

function At({ step, script, keys }: { step: Step; script: ScriptCall; keys: boolean }) {
  switch (step.kind) {
    case 'say':
      return <Say {...{ step, script, keys }} />
    case 'choose':
      return <Choose {...{ step, script, keys }} />
    case 'write':
      return <Write {...{ step, script, keys }} />
    case 'end':
      return <End step={step} />
  }
}

function Say({ script, keys }: Asking<'say'>) {
  const { t } = useTranslation('callbacks')
  return (
    <>
      {keys && <StepKeys script={script} keysOf={{ Enter: () => script.answer({}) }} />}
      <Button type="primary" onClick={() => script.answer({})}>
        {t('screens.script.next')}
      </Button>
    </>
  )
}

function Choose({ step, script, keys }: Asking<'choose'>) {
  const said = useSaid()
  const choices = step.choices.map((choice, place) => ({ choice, number: String(place + 1) }))
  const keysOf = Object.fromEntries(
    choices.map(({ choice, number }) => [number, () => script.answer({ choice: choice.key })]),
  )
  return (
    <div className="hx-script-choices">
      {keys && <StepKeys script={script} keysOf={keysOf} />}
      {choices.map(({ choice, number }) => (
        <Button key={choice.key} onClick={() => script.answer({ choice: choice.key })}>
          {keys && <kbd>{number}</kbd>}
          {said(choice.words)}
        </Button>
      ))}
    </div>
  )
}

function Write({ step, script }: Asking<'write'>) {
  const { t } = useTranslation('callbacks')
  const said = useSaid()
  const [text, setText] = useState('')
  return (
    <>
      <Input.TextArea
        autoFocus
        aria-label={said(step.words)}
        value={text}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          script.answer({ text })
        }}
      />
      <Button type="primary" onClick={() => script.answer({ text })}>
        {t('screens.script.next')}
      </Button>
    </>
  )
}

/** What the script comes to; recording it is the form's own deed. */
function End({ step }: Pick<Asking<'end'>, 'step'>) {
  const { t } = useTranslation('callbacks')
  return <p className="hx-soft">{t(`screens.script.end.${step.outcome ?? 'open'}`)}</p>
}

function StepKeys(props: { script: ScriptCall; keysOf: Readonly<Record<string, () => void>> }) {
  const { t } = useTranslation('callbacks')
  const { script, keysOf } = props
  const shortcuts = Object.entries(keysOf).map(([key, run]) => [
    key,
    { label: t('screens.script.answerKey'), run },
  ])
  useShortcuts({
    ...Object.fromEntries(shortcuts),
    Backspace: { label: t('screens.script.back'), run: script.back },
  })
  return null
}
