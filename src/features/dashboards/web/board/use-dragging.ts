import { type PointerEvent, type RefObject, useState } from 'react'
import { columns, type Place, type Widget } from '../../domain/board.ts'
import { movedTo, resizedTo } from '../../domain/grid.ts'
import { leastSize } from '../../domain/sense.ts'

/** Pixels of a row and of the gaps, as in dashboards.css. */
export const rowHeight = 64
export const gap = 16

type Widgets = readonly Widget[]
type Way = 'move' | 'size'
interface Held {
  readonly id: string
  readonly way: Way
  readonly from: { readonly x: number; readonly y: number }
  readonly place: Place
  readonly before: Widgets
  readonly now: Widgets
}

/** What a handle hears while a widget is pulled by it. */
export interface Handle {
  onPointerDown(event: PointerEvent): void
  onPointerMove(event: PointerEvent): void
  onPointerUp(event: PointerEvent): void
  onPointerCancel(): void
}

/** Pulls widgets over the grid with a pointer; they give way while it moves, and stay where it is let go. */
export function useDragging(
  grid: RefObject<HTMLElement | null>,
  widgets: Widgets,
  onDrop: (next: Widgets) => void,
): { shown: Widgets; heldId: string | null; handle: (widget: Widget, way: Way) => Handle } {
  const [held, hold] = useState<Held | null>(null)
  const steps = (event: PointerEvent, { from }: Held) => {
    const column = ((grid.current?.clientWidth ?? 0) + gap) / columns
    return {
      dx: Math.round((event.clientX - from.x) / column),
      dy: Math.round((event.clientY - from.y) / (rowHeight + gap)),
    }
  }
  const pulled = (event: PointerEvent, one: Held): Widgets => {
    const { dx, dy } = steps(event, one)
    const { place, before, id } = one
    if (one.way === 'move') return movedTo(before, id, { x: place.x + dx, y: place.y + dy })
    const picture = before.find((widget) => widget.id === id)?.picture ?? 'number'
    return resizedTo(before, id, { w: place.w + dx, h: place.h + dy, least: leastSize[picture] })
  }
  const handle = ({ id, place }: Widget, way: Way): Handle => ({
    onPointerDown: (event) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const from = { x: event.clientX, y: event.clientY }
      hold({ id, way, from, place, before: widgets, now: widgets })
    },
    onPointerMove: (event) => {
      if (held !== null) hold({ ...held, now: pulled(event, held) })
    },
    onPointerUp: () => {
      if (held !== null && JSON.stringify(held.now) !== JSON.stringify(held.before)) onDrop(held.now)
      hold(null)
    },
    onPointerCancel: () => hold(null),
  })
  return { shown: held?.now ?? widgets, heldId: held?.id ?? null, handle }
}
