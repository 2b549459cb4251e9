import { Modal, Switch } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './shortcuts.css'

/** What a key does, with the words the help sheet shows for it. */
export interface Shortcut {
  readonly label: string
  /** Does nothing by itself: another key follows. */
  readonly leadsOn?: boolean
  readonly run: (event: KeyboardEvent) => void
}

/** Keys as `KeyboardEvent.key` has them: `j`, `Enter`, `/`. */
export type Shortcuts = Readonly<Record<string, Shortcut>>

interface Desk {
  register(shortcuts: () => Shortcuts): () => void
  showHelp(): void
  bound(): Shortcuts
}

const stored = 'huixiang.shortcuts'
const DeskContext = createContext<Desk | null>(null)

function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('shortcuts need ShortcutsProvider')
  return desk
}

/** Binds keys while the component is shown; the latest binding of a key wins. Never fires while typing. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const desk = useDesk()
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => desk.register(() => latest.current), [desk])
}

/** Opens the sheet of keys. */
export function useShortcutHelp(): () => void {
  return useDesk().showHelp
}

/** Tells what the keys do now. */
export function useBoundShortcuts(): () => Shortcuts {
  return useDesk().bound
}

/** Hears the keys for everything below, and shows their sheet on `?`. */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const sheets = useRef(new Set<() => Shortcuts>())
  const [help, setHelp] = useState(false)
  const [on, setOn] = useState(() => localStorage.getItem(stored) !== 'off')
  const desk = useMemo<Desk>(
    () => ({
      register: (sheet) => {
        sheets.current.add(sheet)
        return () => void sheets.current.delete(sheet)
      },
      showHelp: () => setHelp(true),
      bound: () => merged(sheets.current),
    }),
    [],
  )
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!on || isTyping(event) || isBesideThePage(event)) return
      if (event.key === '?') setHelp(true)
      else if (!press(merged(sheets.current), event)) return
      event.preventDefault()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [on])
  const turn = (next: boolean) => {
    localStorage.setItem(stored, next ? 'on' : 'off')
    setOn(next)
  }
  return (
    <DeskContext value={desk}>
      {children}
      {help && (
        <HelpSheet shortcuts={merged(sheets.current)} on={on} turn={turn} close={() => setHelp(false)} />
      )}
    </DeskContext>
  )
}

function HelpSheet(props: {
  shortcuts: Shortcuts
  on: boolean
  turn: (on: boolean) => void
  close: () => void
}) {
  const { t } = useTranslation('platform')
  const entries = Object.entries(props.shortcuts)
  return (
    <Modal open title={t('shortcuts.title')} footer={null} onCancel={props.close} width={440}>
      <dl className="hx-keys">
        {entries.map(([key, { label }]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{t('shortcuts.help')}</dd>
        </div>
      </dl>
      {entries.length === 0 && <p className="hx-state-note">{t('shortcuts.none')}</p>}
      {/* WCAG 2.1.4: keys of one character must be possible to turn off. */}
      <label className="hx-keys-switch" htmlFor="hx-keys-switch">
        <Switch id="hx-keys-switch" size="small" checked={props.on} onChange={props.turn} />
        {t('shortcuts.enable')}
      </label>
    </Modal>
  )
}

function merged(sheets: Set<() => Shortcuts>): Shortcuts {
  return Object.assign({}, ...[...sheets].map((sheet) => sheet()))
}

function press(shortcuts: Shortcuts, event: KeyboardEvent): boolean {
  const shortcut = shortcuts[event.key] ?? shortcuts[event.key.toLowerCase()]
  shortcut?.run(event)
  return shortcut !== undefined
}

/** Whether a key belongs to a text being entered, or to an input method that is composing one (keyCode 229). */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable || target.matches('input, textarea, select, [role="combobox"], [role="textbox"]')
  )
}

// Keys with modifiers are the browser's; Enter on a button is the button's; a dialogue covers the page.
function isBesideThePage(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true
  const target = event.target instanceof HTMLElement ? event.target : null
  if (event.key === 'Enter' && target?.closest('a, button, [role="button"], [role="menuitem"]')) return true
  const dialogs = document.querySelectorAll<HTMLElement>('[role="dialog"]')
  return [...dialogs].some((dialog) => dialog.checkVisibility())
}
