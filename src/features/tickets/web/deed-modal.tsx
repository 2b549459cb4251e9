import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { ConflictNotice } from './conflict-notice.tsx'
import type { Versioned } from './use-versioned.ts'
import './deed.css'

/** A dialogue around one deed: Ctrl+Enter does it, a conflict is shown above what was entered. */
export function DeedModal(props: {
  title: string
  verb: string
  deed: Versioned
  ready: boolean
  danger?: boolean
  onDo: () => Promise<boolean>
  onClose: () => void
  children: ReactNode
}) {
  const { deed } = props
  const act = async () => {
    if (props.ready && !deed.pending && (await props.onDo())) props.onClose()
  }
  return (
    <Modal
      open
      title={props.title}
      okText={props.verb}
      okButtonProps={{
        disabled: !props.ready || deed.conflict !== null,
        loading: deed.pending,
        danger: props.danger ?? false,
      }}
      onOk={() => void act()}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears a key of the fields inside. */}
      <div
        className="hx-deed-form"
        onKeyDown={(event) => {
          const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
          if (sends && !event.nativeEvent.isComposing) void act()
        }}
      >
        <ConflictNotice deed={deed} onDone={props.onClose} />
        {props.children}
      </div>
    </Modal>
  )
}
