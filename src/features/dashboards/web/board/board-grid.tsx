import type { CSSProperties, RefObject } from 'react'
import type { Period } from '#features/metrics/web/public/period.ts'
import type { Place, Widget } from '../../domain/board.ts'
import { inReadingOrder } from '../../domain/grid.ts'
import type { Figures } from '../use-figures.ts'
import { useBehind } from './use-behind.ts'
import { type EditingWidget, WidgetCard } from './widget-card.tsx'

// As properties, so that a narrow screen may set the places aside.
const styleOf = ({ x, y, w, h }: Place): CSSProperties =>
  ({ '--column': `${x + 1} / span ${w}`, '--row': `${y + 1} / span ${h}` }) as CSSProperties

/** All widgets where they stand; on a phone one below the other. */
export function BoardGrid(props: {
  widgets: readonly Widget[]
  figures: Figures
  period: Period
  grid?: RefObject<HTMLUListElement | null>
  heldId?: string | null
  editing?: (widget: Widget) => EditingWidget
}) {
  const { widgets, figures, period, heldId, editing } = props
  const behind = useBehind(period, figures.scope)
  return (
    <ul className="hx-board-grid" ref={props.grid}>
      {inReadingOrder(widgets).map((widget) => (
        <li
          key={widget.id}
          style={styleOf(widget.place)}
          className={heldId === widget.id ? 'hx-board-held' : undefined}
        >
          <WidgetCard
            widget={widget}
            figures={figures.of(widget)}
            marks={figures.marksOver(widget)}
            behind={(row) => (editing === undefined ? behind(widget, row) : null)}
            editing={editing?.(widget)}
          />
        </li>
      ))}
    </ul>
  )
}
