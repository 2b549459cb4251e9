import { EditOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Popover } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LabelPicker } from '#features/taxonomy/web/public/label-picker.tsx'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { StatusTag } from '#platform/web/ui/status-tag.tsx'
import { correctAnalysis, undoCorrection } from '../contract.ts'
import type { Correctable } from '../domain/codes.ts'
import './public/analysis-card.css'

type Said = Omit<CallerInput<typeof correctAnalysis>, 'version'>

const undoShownSeconds = 6

/** Takes back the person's own last correction, which made this version. */
export function useUndo(feedbackId: string) {
  const { t } = useTranslation('analysis')
  const { message } = App.useApp()
  const write = useWrite(undoCorrection, { onDone: () => void message.success(t('card.undone')) })
  return { pending: write.pending, send: (version: number) => write.send({ feedbackId }, { version }) }
}

/** Puts judgements of a voice right; the message that says so takes it back. */
export function useCorrection(feedbackId: string, version: number) {
  const { t } = useTranslation('analysis')
  const { message } = App.useApp()
  const undo = useUndo(feedbackId)
  const tell = (made: { version: number }) => {
    // Only the last correction can be taken back: its message stands in place of the one before.
    const key = `corrected ${feedbackId}`
    const takeBack = () => {
      message.destroy(key)
      void undo.send(made.version)
    }
    const content = (
      <>
        {t('card.saved')}{' '}
        <Button type="link" size="small" onClick={takeBack}>
          {t('card.undo')}
        </Button>
      </>
    )
    void message.success({ key, content, duration: undoShownSeconds })
  }
  const write = useWrite(correctAnalysis, { onDone: tell })
  return { pending: write.pending, send: (said: Said) => write.send({ feedbackId }, { version, ...said }) }
}

interface Option<Value> {
  readonly value: Value
  readonly word: string
  readonly tone: 'met' | 'soon' | 'breached' | 'note' | 'quiet'
}

/** A value that opens its alternatives; choosing one is the correction. Choosing the shown one confirms it. */
export function ChoiceCorrection<Value extends string>(props: {
  field: Correctable
  value: Value
  options: readonly Option<Value>[]
  correctable: boolean
  pending: boolean
  onChoose: (value: Value) => void
}) {
  const { t } = useTranslation('analysis')
  const shown = props.options.find(({ value }) => value === props.value)
  const tag = <StatusTag tone={shown?.tone ?? 'quiet'} word={shown?.word ?? props.value} />
  if (!props.correctable) return tag
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [props.value],
        items: props.options.map(({ value, word }) => ({ key: value, label: word })),
        onClick: ({ key }) => props.onChoose(key as Value),
      }}
    >
      <Button
        type="text"
        className="hx-analysis-value"
        loading={props.pending}
        aria-label={`${t('card.correct')} ${t(`fields.${props.field}`)} ${shown?.word}`}
      >
        {tag} <EditOutlined className="hx-soft" />
      </Button>
    </Dropdown>
  )
}

/** The label, which opens a searchable tree; the analyser's other guesses stand on top, one click away. */
export function LabelCorrection(props: {
  feedbackId: string
  version: number
  labelId: string | null
  correctable: boolean
  suggestions?: readonly { labelId: string; name: string }[]
  children: ReactNode
  /** Does the correction instead, e.g. for several voices at once. */
  onChoose?: (labelId: string | null) => void
  open?: boolean
  onOpenChange?: (open: boolean) => void
}) {
  const { t } = useTranslation('analysis')
  const [ownOpen, setOwnOpen] = useState(false)
  const correct = useCorrection(props.feedbackId, props.version)
  const open = props.open ?? ownOpen
  const setOpen = props.onOpenChange ?? setOwnOpen
  const choose = (labelId: string | null) => {
    setOpen(false)
    if (props.onChoose === undefined) void correct.send({ labelId })
    else props.onChoose(labelId)
  }
  if (!props.correctable) return <>{props.children}</>
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      open={open}
      onOpenChange={setOpen}
      title={t('queue.choose')}
      content={
        <LabelChoice labelId={props.labelId} suggestions={props.suggestions ?? []} onChoose={choose} />
      }
    >
      <Button type="text" className="hx-analysis-value" loading={correct.pending}>
        {props.children} <EditOutlined className="hx-soft" aria-label={t('card.correct')} />
      </Button>
    </Popover>
  )
}

/** A label out of the tree, one of the suggestions, or none. */
export function LabelChoice(props: {
  labelId: string | null
  suggestions: readonly { labelId: string; name: string }[]
  onChoose: (labelId: string | null) => void
}) {
  const { t } = useTranslation('analysis')
  return (
    <div className="hx-analysis-choose">
      {props.suggestions.slice(0, 3).map(({ labelId, name }) => (
        <Button key={labelId} size="small" onClick={() => props.onChoose(labelId)}>
          {t('card.maybe')} {name}
        </Button>
      ))}
      <LabelPicker
        autoFocus
        value={props.labelId}
        onChange={(labelId) => labelId !== null && props.onChoose(labelId)}
      />
      <Button size="small" type="text" onClick={() => props.onChoose(null)}>
        {t('queue.none')}
      </Button>
    </div>
  )
}
