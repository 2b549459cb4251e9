import { type ReactNode, useId } from 'react'

/** A name above the input it belongs to; `children` gets the input's id. */
export function Field(props: { name: string; className?: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={props.className ?? 'hx-deed-field'}>
      <label htmlFor={id}>{props.name}</label>
      {props.children(id)}
    </div>
  )
}
