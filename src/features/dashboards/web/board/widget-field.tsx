import type { Widget } from '../../domain/board.ts'

export interface Fields {
  readonly widget: Widget
  readonly onChange: (widget: Widget) => void
}
