import { Input, Modal, Radio } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import './reason-dialog.css'

const mostWords = 2000

/** Asks for one of several reasons, and for words about it, before a deed is done. */
export function ReasonDialog<Reason extends string>(props: {
  title: string
  verb: string
  /** What is asked. */
  question: string
  reasons: readonly { readonly value: Reason; readonly label: string }[]
  /** What a reason means or leads to; null where there is nothing to say. */
  hint: (reason: Reason | null) => string | null
  words: string
  pending: boolean
  onDo: (said: { reason: Reason; words: string }) => void
  onClose: () => void
  /** Whether what stands in `children` is whole. */
  ready?: boolean
  /** What is asked before the reason. */
  children?: ReactNode
}) {
  const label = useId()
  const [reason, setReason] = useState<Reason | null>(null)
  const [words, setWords] = useState('')
  const hint = props.hint(reason)
  return (
    <Modal
      open
      title={props.title}
      okText={props.verb}
      okButtonProps={{ disabled: reason === null || props.ready === false, loading: props.pending }}
      onOk={() => reason !== null && props.onDo({ reason, words })}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      <div className="hx-reason-dialog">
        {props.children}
        <span id={label}>{props.question}</span>
        <Radio.Group
          className="hx-reasons"
          aria-labelledby={label}
          value={reason}
          onChange={(event) => setReason(event.target.value as Reason)}
          options={[...props.reasons]}
        />
        {hint !== null && <p className="hx-soft">{hint}</p>}
        <Input.TextArea
          aria-label={props.words}
          placeholder={props.words}
          value={words}
          maxLength={mostWords}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
    </Modal>
  )
}
