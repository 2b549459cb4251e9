import { Alert, Input, Modal } from 'antd'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useDeed } from './use-deeds.ts'

const mostWords = 10_000

/** Asks what a deed needs and does it; Ctrl or ⌘ with Enter sends. */
export function DeedDialog(props: {
  title: string
  ready: boolean
  act: () => Promise<unknown>
  onClose: () => void
  danger?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation('supervision')
  const deed = useDeed()
  const act = async () => {
    if (props.ready && !deed.pending && (await deed.act(props.act))) props.onClose()
  }
  return (
    <Modal
      open
      title={props.title}
      okText={t('form.send')}
      okButtonProps={{ disabled: !props.ready, loading: deed.pending, danger: props.danger ?? false }}
      onOk={() => void act()}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears a key of the fields inside. */}
      <div
        className="hx-supervision-form"
        onKeyDown={(event) => {
          const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
          if (sends && !event.nativeEvent.isComposing) void act()
        }}
      >
        {deed.changedBy !== null && (
          <Alert type="warning" showIcon title={t('form.conflict', { name: deed.changedBy })} />
        )}
        {props.children}
      </div>
    </Modal>
  )
}

/** A field under its name. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="hx-supervision-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

/** Words to write. */
export function Words(props: {
  label: string
  value: string
  onChange: (words: string) => void
  placeholder?: string
}) {
  return (
    <Labelled label={props.label}>
      {(id) => (
        <Input.TextArea
          id={id}
          value={props.value}
          maxLength={mostWords}
          autoSize={{ minRows: 3, maxRows: 12 }}
          onChange={(event) => props.onChange(event.target.value)}
          {...(props.placeholder !== undefined && { placeholder: props.placeholder })}
        />
      )}
    </Labelled>
  )
}
