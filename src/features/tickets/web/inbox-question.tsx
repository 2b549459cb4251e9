import { PersonChooser } from '#features/dispatch/web/public/person-chooser.tsx'
import { type ChosenMacro, MacroPalette } from '#features/macros/web/public/macro-palette.tsx'
import { LabelDialog } from './label-dialog.tsx'
import type { TicketRow } from './ticket-row.ts'

/** What has to be known before a deed on rows of the inbox. */
export interface Asked {
  readonly what: 'person' | 'label' | 'macro'
  readonly rows: readonly TicketRow[]
}

/** Asks to whom, which label, or which macro. */
export function InboxQuestion(props: {
  asked: Asked
  onPerson: (personId: string) => void
  onLabel: (labelId: string) => void
  onMacro: (chosen: ChosenMacro) => void
  onClose: () => void
}) {
  const { asked, onClose } = props
  const [first] = asked.rows
  const count = asked.rows.length
  if (first === undefined) return null
  switch (asked.what) {
    case 'person':
      return <PersonChooser ticketId={first.id} count={count} onChoose={props.onPerson} onClose={onClose} />
    case 'label':
      return <LabelDialog count={count} onChoose={props.onLabel} onClose={onClose} />
    case 'macro':
      return (
        <MacroPalette
          ticketId={count === 1 ? first.id : null}
          count={count}
          onChoose={props.onMacro}
          onClose={onClose}
        />
      )
  }
}
