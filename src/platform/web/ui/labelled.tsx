import { type ReactNode, useId } from 'react'
import './labelled.css'

/**
 * A control under its name, with a hint below where it needs one; `children` gets the id that the control must bear, and the hint's for its
 * `aria-describedby`.
 */
export function Labelled(props: {
  label: string
  hint?: ReactNode
  className?: string
  children: (id: string, hintId: string | undefined) => ReactNode
}) {
  const id = useId()
  const { label, hint = null, className = 'hx-labelled', children } = props
  const hintId = hint === null ? undefined : `${id}-hint`
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>
      {children(id, hintId)}
      {hintId !== undefined && (
        <small id={hintId} className="hx-soft">
          {hint}
        </small>
      )}
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
