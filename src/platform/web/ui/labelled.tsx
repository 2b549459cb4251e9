import { type ReactNode, useId } from 'react'
import './labelled.css'

/** A control under its name; `children` gets the id that the control must bear. */
export function Labelled(props: { label: string; className?: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={props.className ?? 'hx-labelled'}>
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
    </div>
  )
}

/** Controls that no label element can name, under their name; `children` gets its id for `aria-labelledby`. */
export function LabelledGroup(props: { label: string; children: (labelId: string) => ReactNode }) {
  const labelId = useId()
  return (
    <div className="hx-labelled">
      <span id={labelId}>{props.label}</span>
      {props.children(labelId)}
    </div>
  )
}
