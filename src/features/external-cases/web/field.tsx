import { type ReactNode, useId } from 'react'

/** A field under its name. */
export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="hx-external-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
