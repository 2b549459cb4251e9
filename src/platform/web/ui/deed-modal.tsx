import { Modal } from 'antd'
import type { ReactNode } from 'react'
import './deed-modal.css'

/** A dialogue around one deed: Ctrl or ⌘ with Enter does it, and what was entered outlives a refusal and a slip beside the dialogue. */
export function DeedModal(props: {
  title: string
  verb: string
  /** Whether all that the deed needs was entered. */
  ready: boolean
  pending: boolean
  danger?: boolean | undefined
  /** True when it happened; the dialogue closes then. */
  onDo: () => Promise<boolean>
  onClose: () => void
  children: ReactNode
}) {
  const act = async () => {
    if (props.ready && !props.pending && (await props.onDo())) props.onClose()
  }
  return (
    <Modal
      open
      title={props.title}
      okText={props.verb}
      okButtonProps={{ disabled: !props.ready, loading: props.pending, danger: props.danger ?? false }}
      onOk={() => void act()}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears a key of the fields inside. */}
      <div
        className="hx-deed-modal"
        onKeyDown={(event) => {
          const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
          if (sends && !event.nativeEvent.isComposing) void act()
        }}
      >
        {props.children}
      </div>
    </Modal>
  )
}
