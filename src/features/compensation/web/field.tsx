import { type ReactNode, useId } from 'react'

/** A field under its name. */
export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="hx-compensation-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
