import { Input, Modal } from 'antd'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRead } from '#platform/web/api.ts'
import { ReadState } from '#platform/web/ui/states.tsx'
import { listMacros, previewMacro } from '../../contract.ts'
import type { Macro } from '../macro.ts'
import { PlanList } from '../plan-list.tsx'

/** The macro chosen, and the version of the ticket whose preview was seen; null for several tickets. */
export interface ChosenMacro {
  readonly macroId: string
  readonly name: string
  readonly version: number | null
}

interface Palette {
  /** The one ticket it is done to; null for several, which differ. */
  readonly ticketId: string | null
  readonly count: number
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

function Chooser({ macros, ticketId, onChoose, onClose }: Palette & { macros: readonly Macro[] }) {
  const { t } = useTranslation('macros')
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const shown = macros.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
  const active = shown[Math.min(at, Math.max(shown.length - 1, 0))]
  const preview = useRead(
    previewMacro,
    { ticketId: ticketId ?? '', macroId: active?.id ?? '' },
    {},
    { enabled: ticketId !== null && active !== undefined },
  )
  const seen = ticketId === null ? null : (preview.data ?? null)
  const ready = active !== undefined && (ticketId === null || (seen !== null && seen.obstacles.length === 0))
  const choose = () => {
    if (!ready) return
    onClose()
    onChoose({ macroId: active.id, name: active.name, version: seen?.version ?? null })
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
          <Options id={id} macros={shown} active={active} point={(macro) => setAt(shown.indexOf(macro))} choose={choose} />
          <section>
            <PlanList steps={active.steps} preview={seen} />
            <p className="hx-soft">
              {t(active.steps.resolve === undefined ? 'plan.undoable' : 'plan.notUndoable')}
            </p>
          </section>
        </div>
      )}
      <p className="hx-macro-foot">
        <span>{t('palette.keys')}</span>
        <Link to="/macros">{t('palette.manage')}</Link>
      </p>
    </>
  )
}

function Options(props: {
  id: string
  macros: readonly Macro[]
  active: Macro
  point: (macro: Macro) => void
  choose: () => void
}) {
  const { t } = useTranslation('macros')
  const { id, macros, active, point, choose } = props
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
          onClick={() => (macro === active ? choose() : point(macro))}
          onKeyDown={(event) => event.key === 'Enter' && choose()}
        >
          {macro.name}
          <small>{macro.unit?.name ?? t('list.mine')}</small>
        </div>
      ))}
    </div>
  )
}
