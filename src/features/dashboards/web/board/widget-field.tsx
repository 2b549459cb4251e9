import { type ReactNode, useId } from 'react'
import type { Widget } from '../../domain/board.ts'

export interface Fields {
  readonly widget: Widget
  readonly onChange: (widget: Widget) => void
}

export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="hx-board-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
