import { type ReactNode, useId } from 'react'

/** A field under its label. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="hx-links-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
