import { Input } from 'antd'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoundShortcuts } from '#platform/web/ui/shortcuts.tsx'
import { type Command, groups, useCommands } from './commands.ts'

/** Finds what can be done or gone to by typing; arrows choose, Enter does it. */
export function Palette({ onChoose }: { onChoose: (command: Command) => void }) {
  const { t } = useTranslation('palette')
  const id = useId()
  const bound = useBoundShortcuts()
  // What the keys did when the palette was opened: it covers the page, which changes nothing of it.
  const [shortcuts] = useState(bound)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const commands = useCommands(typed, shortcuts)
  const place = Math.min(at, Math.max(commands.length - 1, 0))
  const active = commands[place]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.nativeEvent.isComposing || (step === 0 && event.key !== 'Enter')) return
    event.preventDefault()
    if (step === 0 && active !== undefined) onChoose(active)
    else if (step !== 0 && commands.length > 0) setAt((place + step + commands.length) % commands.length)
  }
  return (
    <>
      <Input
        autoFocus
        size="large"
        role="combobox"
        aria-expanded={active !== undefined}
        aria-autocomplete="list"
        aria-controls={id}
        {...(active !== undefined && { 'aria-activedescendant': `${id}-${active.id}` })}
        aria-label={t('field')}
        placeholder={t('field')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className="hx-palette-list" role="listbox" id={id} aria-label={t('title')} tabIndex={-1}>
        {groups.map((group) => (
          <Commands
            key={group}
            id={id}
            title={t(`groups.${group}`)}
            commands={commands.filter((one) => one.group === group)}
            active={active}
            onPoint={(command) => setAt(commands.indexOf(command))}
            onChoose={onChoose}
          />
        ))}
      </div>
      <p className="hx-palette-foot" role="status">
        {active === undefined ? t('none') : t('keys')}
      </p>
    </>
  )
}

function Commands(props: {
  id: string
  title: string
  commands: readonly Command[]
  active: Command | undefined
  onPoint: (command: Command) => void
  onChoose: (command: Command) => void
}) {
  const { id, title, commands, active, onPoint, onChoose } = props
  if (commands.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: options of a list box are grouped by role, not by a fieldset.
    <div role="group" aria-label={title}>
      <p aria-hidden="true">{title}</p>
      {commands.map((command) => (
        <div
          key={command.id}
          id={`${id}-${command.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={command === active}
          ref={command === active ? intoView : null}
          onMouseMove={() => command !== active && onPoint(command)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(command)}
          onKeyDown={(event) => event.key === 'Enter' && onChoose(command)}
        >
          <span>{command.name}</span>
          {command.hint !== null && <Hint command={command} />}
        </div>
      ))}
    </div>
  )
}

const intoView = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' })

function Hint({ command: { group, hint } }: { command: Command }) {
  return <small>{group === 'deeds' ? <kbd>{hint}</kbd> : hint}</small>
}
