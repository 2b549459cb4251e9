import type { Widget } from '../../domain/board.ts'
import type { EventMark } from '../../domain/questions.ts'
import type { Shown, ShownRow } from '../../domain/shown-shape.ts'

/** What is drawn, and what is done where a row is chosen. */
export interface Drawn {
  readonly widget: Widget
  readonly shown: Shown
  readonly marks: readonly EventMark[]
  /** The id of the title, by which a table or a chart is called. */
  readonly labelledBy: string
  readonly title: string
  /** In pixels; there is as much room. */
  readonly height: number
  /** The address behind a row, or what choosing it does; null where nothing lies behind it. */
  readonly behind: (row: ShownRow | null) => (() => void) | null
}

/** What a line above a picture takes, in pixels. */
export const headlineHeight = 28
