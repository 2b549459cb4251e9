import type { ReactNode } from 'react'

/** A name and a value in a list of properties. */
export function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
