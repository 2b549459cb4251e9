import { DragOutlined, PlusOutlined, UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Period } from '#features/metrics/web/public/period.ts'
import { EmptyState } from '#platform/web/ui/states.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import { mostWidgets, type Widget } from '../../domain/board.ts'
import { freePlace, resizedTo, settled, stepped } from '../../domain/grid.ts'
import { leastSize, madeWhole } from '../../domain/sense.ts'
import { useFigures } from '../use-figures.ts'
import { useWidgetTitles } from '../use-widget-title.ts'
import { BoardGrid } from './board-grid.tsx'
import type { ShownBoard } from './kept-board.ts'
import { type Handle, useDragging } from './use-dragging.ts'
import { type Layout, useLayout } from './use-layout.ts'
import type { EditingWidget } from './widget-card.tsx'
import { WidgetDeeds } from './widget-deeds.tsx'
import { WidgetDrawer } from './widget-drawer.tsx'

const arrows: Readonly<Record<string, { dx: number; dy: number }>> = {
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
  ArrowUp: { dx: 0, dy: -1 },
  ArrowDown: { dx: 0, dy: 1 },
}

/** What a new widget begins as. */
export const newWidget = (): Widget => ({
  id: crypto.randomUUID().slice(0, 8),
  title: null,
  metrics: ['voices'],
  picture: 'line',
  by: 'day',
  comparison: null,
  filters: {},
  markId: null,
  place: { x: 0, y: 0, w: 6, h: 4 },
})

/** Widgets after one was moved or made larger or smaller with the arrow keys; null for other keys. */
function afterKey(widgets: readonly Widget[], widget: Widget, event: KeyboardEvent): Widget[] | null {
  const step = arrows[event.key]
  if (step === undefined) return null
  if (!event.shiftKey) return stepped(widgets, widget.id, step)
  const { w, h } = widget.place
  return resizedTo(widgets, widget.id, { w: w + step.dx, h: h + step.dy, least: leastSize[widget.picture] })
}

/** Moves by key, and tells where a widget stands by then. */
function useKeys(layout: Layout, titleOf: (widget: Widget) => string) {
  const { t } = useTranslation('dashboards')
  const [told, tell] = useState('')
  const hear = (widget: Widget) => (event: KeyboardEvent) => {
    const next = afterKey(layout.widgets, widget, event)
    if (next === null) return
    event.preventDefault()
    layout.change(next)
    const place = next.find(({ id }) => id === widget.id)?.place
    if (place === undefined) return
    const { x, y, w, h } = place
    tell(t('edit.standsAt', { title: titleOf(widget), column: x + 1, row: y + 1, w, h }))
  }
  return { told, hear }
}

/** A board while it is changed: widgets are pulled, moved by key, added, changed and taken away. */
export function EditedBoard(props: { id: string; board: ShownBoard; period: Period; onDone: () => void }) {
  const { t } = useTranslation('dashboards')
  const layout = useLayout(props.id, props.board)
  const titleOf = useWidgetTitles(layout.widgets)
  const grid = useRef<HTMLUListElement>(null)
  const [asked, ask] = useState<Widget | null>(null)
  const phone = usePhone()
  const dragging = useDragging(grid, layout.widgets, layout.change)
  const figures = useFigures(layout.widgets, props.period)
  const { told, hear } = useKeys(layout, titleOf)
  const keep = (widget: Widget) => {
    const known = layout.widgets.some(({ id }) => id === widget.id)
    const whole = madeWhole(widget)
    layout.change(
      known
        ? settled(
            layout.widgets.map((one) => (one.id === whole.id ? whole : one)),
            whole.id,
          )
        : [...layout.widgets, { ...whole, place: freePlace(layout.widgets, whole.place) }],
    )
    ask(null)
  }
  const editing = (widget: Widget): EditingWidget => ({
    // A grid of twelve columns is nothing to pull things over on a phone: there they go up and down.
    handle: !phone && (
      <MoveHandle title={titleOf(widget)} onKeyDown={hear(widget)} pulled={dragging.handle(widget, 'move')} />
    ),
    deeds: <WidgetDeeds widget={widget} layout={layout} steps={phone} onChange={() => ask(widget)} />,
    corner: !phone && (
      <span className="hx-widget-corner" aria-hidden="true" {...dragging.handle(widget, 'size')} />
    ),
  })
  return (
    <>
      <EditBar layout={layout} onAdd={() => ask(newWidget())} onDone={props.onDone} />
      <p className="hx-unseen" role="status">
        {told}
      </p>
      {layout.widgets.length === 0 ? (
        <EmptyState title={t('board.empty')} hint={t('board.emptyHint')} />
      ) : (
        <BoardGrid
          widgets={dragging.shown}
          figures={figures}
          period={props.period}
          grid={grid}
          heldId={dragging.heldId}
          editing={editing}
        />
      )}
      {asked !== null && (
        <WidgetDrawer widget={asked} period={props.period} onKeep={keep} onClose={() => ask(null)} />
      )}
    </>
  )
}

/** By which a widget is pulled, or moved by key. */
function MoveHandle(props: { title: string; onKeyDown: (event: KeyboardEvent) => void; pulled: Handle }) {
  const { t } = useTranslation('dashboards')
  return (
    <button
      type="button"
      className="hx-widget-handle"
      aria-label={t('edit.move', { title: props.title })}
      title={t('edit.moveHint')}
      onKeyDown={props.onKeyDown}
      {...props.pulled}
    >
      <DragOutlined />
    </button>
  )
}

function EditBar(props: { layout: Layout; onAdd: () => void; onDone: () => void }) {
  const { t } = useTranslation('dashboards')
  const { layout } = props
  const full = layout.widgets.length >= mostWidgets
  return (
    <div className="hx-board-edit">
      <Button icon={<PlusOutlined />} disabled={full} onClick={props.onAdd}>
        {t('edit.add')}
      </Button>
      <Button icon={<UndoOutlined />} disabled={!layout.canUndo} onClick={layout.undo}>
        {t('edit.undo')}
      </Button>
      <span className="hx-soft" role="status">
        {full ? t('edit.full', { most: mostWidgets }) : t(`edit.${layout.saving}`)}
      </span>
      <span className="hx-soft hx-board-edit-hint">{t('edit.moveHint')}</span>
      <Button type="primary" onClick={props.onDone}>
        {t('edit.done')}
      </Button>
    </div>
  )
}
