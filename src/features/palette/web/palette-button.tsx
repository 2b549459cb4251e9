import { SearchOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import type { Command } from './commands.ts'
import { Palette } from './palette.tsx'
import './palette.css'

const keys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'

/** The way to everything by its name: a button in the top bar, and Ctrl or ⌘ with K wherever one is. */
export default function PaletteButton() {
  const { t } = useTranslation('palette')
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  const chosen = useRef<Command | null>(null)
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey) return
      if (!(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen((shown) => !shown)
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
  const choose = (command: Command) => {
    chosen.current = command
    setOpen(false)
  }
  // Only then is the page itself again, so that a deed may take the focus.
  const afterClose = () => {
    chosen.current?.run()
    chosen.current = null
  }
  return (
    <>
      <Button
        className="hx-palette-button"
        icon={<SearchOutlined />}
        {...(phone && { 'aria-label': t('open') })}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        {!phone && (
          <>
            <span>{t('open')}</span>
            <kbd>{keys}</kbd>
          </>
        )}
      </Button>
      <Modal
        open={open}
        title={t('title')}
        footer={null}
        width={600}
        destroyOnHidden
        style={{ top: 72 }}
        className="hx-palette-modal"
        onCancel={() => setOpen(false)}
        afterClose={afterClose}
      >
        <Palette onChoose={choose} />
      </Modal>
    </>
  )
}
