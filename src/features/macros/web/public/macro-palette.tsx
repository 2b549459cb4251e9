import { Button, Input, Modal } from 'antd'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { listMacros, previewMacro } from '../../contract.ts'
import type { Macro, Preview } from '../macro.ts'
import { PlanList, useUndoWords } from './plan-list.tsx'

/** The macro chosen, and the version of the ticket whose preview was seen; null for several tickets. */
export interface ChosenMacro {
  readonly macroId: string
  readonly name: string
  readonly version: number | null
  readonly undoable: boolean
}

interface Palette {
  /** The one ticket it is done to; null for several, which differ. */
  readonly ticketId: string | null
  readonly count: number
  /** The macro the cursor stands on at first. */
  readonly startAt?: string
  onChoose(chosen: ChosenMacro): void
  onClose(): void
}

/** Chooses a macro by typing and shows what it will do before it is done. */
export function MacroPalette(props: Palette) {
  const { t } = useTranslation('macros')
  const read = useRead(listMacros, {}, {})
  const title = props.ticketId === null ? t('palette.titleMany', { count: props.count }) : t('palette.title')
  return (
    <Modal open width={640} title={title} footer={null} onCancel={props.onClose}>
      <ReadState read={read} rows={4}>
        {({ macros }) => <Chooser {...props} macros={macros} />}
      </ReadState>
    </Modal>
  )
}

function usePreview(ticketId: string | null, macroId: string | undefined): Preview | null {
  const { data } = useRead(
    previewMacro,
    { ticketId: ticketId ?? '', macroId: macroId ?? '' },
    {},
    { enabled: ticketId !== null && macroId !== undefined },
  )
  return data ?? null
}

function Chooser(props: Palette & { macros: readonly Macro[] }) {
  const { ticketId, onChoose, onClose } = props
  const { t } = useTranslation('macros')
  const id = useId()
  const [typed, setTyped] = useState('')
  const macros = props.macros.filter(({ archived }) => !archived)
  const [at, setAt] = useState(() =>
    Math.max(
      macros.findIndex((macro) => macro.id === props.startAt),
      0,
    ),
  )
  const shown = macros.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
  const active = shown[Math.min(at, Math.max(shown.length - 1, 0))]
  const preview = usePreview(ticketId, active?.id)
  const ready = ticketId === null || preview?.obstacles.length === 0
  const choose = () => {
    if (active === undefined || !ready) return
    const { id: macroId, name, undoable } = active
    onChoose({ macroId, name, undoable, version: preview?.version ?? null })
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.nativeEvent.isComposing || (step === 0 && event.key !== 'Enter')) return
    event.preventDefault()
    if (step === 0) choose()
    else if (shown.length > 0) setAt((Math.min(at, shown.length - 1) + step + shown.length) % shown.length)
  }
  return (
    <>
      <Input
        autoFocus
        role="combobox"
        aria-expanded={active !== undefined}
        aria-autocomplete="list"
        aria-label={t('palette.search')}
        placeholder={t('palette.search')}
        value={typed}
        aria-controls={id}
        {...(active !== undefined && { 'aria-activedescendant': `${id}-${active.id}` })}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      {active === undefined ? (
        <p className="hx-soft">{t(macros.length === 0 ? 'palette.empty' : 'palette.none')}</p>
      ) : (
        <div className="hx-macro-palette">
          <Options id={id} macros={shown} active={active} point={(macro) => setAt(shown.indexOf(macro))} />
          <Chosen macro={active} preview={preview} many={ticketId === null} ready={ready} onDo={choose} />
        </div>
      )}
      <p className="hx-macro-foot">
        <span>{t('palette.keys')}</span>
        <Link to="/macros">{t('palette.manage')}</Link>
      </p>
    </>
  )
}

/** What the macro under the cursor will do, and whether it can be undone. */
function Chosen(props: {
  macro: Macro
  preview: Preview | null
  many: boolean
  ready: boolean
  onDo: () => void
}) {
  const { t } = useTranslation('macros')
  const { macro, preview, ready } = props
  const undoWords = useUndoWords()
  const stopped = preview !== null && !ready
  return (
    <section aria-live="polite">
      <PlanList macro={macro} preview={preview} />
      <p className="hx-soft">{stopped ? t('palette.notNow') : undoWords(macro)}</p>
      {props.many && <p className="hx-soft">{t('palette.each')}</p>}
      <Button type="primary" disabled={!ready} tabIndex={-1} onClick={props.onDo}>
        {t('palette.do')}
      </Button>
    </section>
  )
}

function Options(props: {
  id: string
  macros: readonly Macro[]
  active: Macro
  point: (macro: Macro) => void
}) {
  const { t } = useTranslation('macros')
  const { id, macros, active, point } = props
  return (
    <div role="listbox" id={id} aria-label={t('palette.title')} tabIndex={-1}>
      {macros.map((macro) => (
        <div
          key={macro.id}
          id={`${id}-${macro.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={macro === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => point(macro)}
          onKeyDown={(event) => event.key === 'Enter' && point(macro)}
        >
          {macro.name}
          <small>{macro.unit?.name ?? t('list.mine')}</small>
        </div>
      ))}
    </div>
  )
}
