import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pages } from '#platform/web/api.ts'
import type { ListCursor } from '#platform/web/ui/list-cursor.ts'
import { ErrorState, LoadingState } from '#platform/web/ui/states.tsx'
import { TableFrame } from '#platform/web/ui/table-frame.tsx'
import { usePhone } from '#platform/web/ui/use-media-query.ts'
import type { Density } from './kept.ts'
import type { Selection } from './selection.ts'
import type { SettledRows } from './settled-rows.ts'
import { ListHead, ListRow, type RowLayout } from './ticket-list-rows.tsx'
import type { TicketRow } from './ticket-row.ts'
import type { TicketAhead } from './use-ticket-ahead.ts'
import '#platform/web/ui/virtual-table.css'
import './ticket-list.css'

export interface TicketListProps {
  readonly label: string
  readonly pages: Pages<TicketRow>
  readonly settled: SettledRows<TicketRow>
  readonly cursor: ListCursor
  readonly selection: Selection
  readonly density: Density
  /** Beside a preview there is room for the most important columns only. */
  readonly narrow: boolean
  readonly empty: ReactNode
  readonly onPick: (row: TicketRow) => void
  readonly ahead: TicketAhead
}

const heights: Readonly<Record<Density, number>> = { roomy: 68, dense: 40 }
const headHeight = 40 // px; it stands over the rows
const cardHeight = 132 // px, an estimate; real cards are measured

/** The inbox's rows: only those in sight are in the page, and none moves while somebody reads it. */
export function TicketList(props: TicketListProps) {
  const { t } = useTranslation('platform')
  const { pages, settled } = props
  if (settled.keys.length === 0) {
    if (pages.problem !== null) return <ErrorState problem={pages.problem} onRetry={pages.reload} />
    return pages.isPending || pages.stale ? <LoadingState rows={10} /> : props.empty
  }
  return (
    <TableFrame
      foot={
        pages.hasMore
          ? pages.loadingMore && t('states.loadingMore')
          : t('states.allShown', { count: settled.keys.length })
      }
    >
      <Rows {...props} />
    </TableFrame>
  )
}

function Rows(props: TicketListProps) {
  const { pages, settled, cursor } = props
  const phone = usePhone()
  const layout = phone ? 'card' : props.narrow ? 'narrow' : 'wide'
  const frame = useRef<HTMLElement>(null)
  const virtual = useRowsInSight(props, { layout, frame })
  const inSight = virtual.getVirtualItems()
  useMoreWhenNear(inSight.at(-1)?.index ?? 0, settled.keys.length, pages)
  const acts = useActs(props)
  return (
    <section
      ref={frame}
      className={`hx-table hx-inbox-list hx-inbox-${layout} hx-inbox-${props.density}${pages.stale ? ' hx-table-stale' : ''}`}
      style={{ '--hx-row': `${heights[props.density]}px` } as CSSProperties}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      onPointerLeave={props.ahead.away}
    >
      <table aria-label={props.label} aria-rowcount={pages.hasMore ? -1 : settled.keys.length + 1}>
        {layout !== 'card' && (
          <ListHead layout={layout} selected={howMany(props)} onSelectAll={() => selectAll(props)} />
        )}
        <tbody style={{ height: virtual.getTotalSize() }}>
          {inSight.map((item) => {
            const row = settled.rows.get(String(item.key))
            if (row === undefined) return null
            return (
              <ListRow
                key={row.id}
                row={row}
                index={item.index}
                top={item.start}
                layout={layout}
                density={props.density}
                current={cursor.current === row.id}
                selected={props.selection.has(row.id)}
                gone={settled.gone.has(row.id)}
                acts={acts}
                measure={layout === 'card' ? virtual.measureElement : undefined}
              />
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function useRowsInSight(
  { settled, cursor, density }: TicketListProps,
  { layout, frame }: { layout: RowLayout; frame: RefObject<HTMLElement | null> },
) {
  const virtual = useVirtualizer({
    count: settled.keys.length,
    getScrollElement: () => frame.current,
    estimateSize: () => (layout === 'card' ? cardHeight : heights[density]),
    getItemKey: (index) => settled.keys[index] ?? index,
    overscan: 10,
    scrollPaddingEnd: layout === 'card' ? 0 : headHeight,
  })
  useEffect(() => {
    cursor.firstInSight.current = virtual.range?.startIndex ?? 0
  })
  const keys = useRef(settled.keys)
  keys.current = settled.keys
  // Follows the cursor when it moves, never when the list does: the page stays where the reader is.
  useEffect(() => {
    const at = cursor.current === null ? -1 : keys.current.indexOf(cursor.current)
    if (at >= 0) virtual.scrollToIndex(at)
  }, [cursor.current, virtual.scrollToIndex])
  // Rows are not measured one by one, so another height must be told.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows from these two.
  useEffect(() => virtual.measure(), [density, layout, virtual.measure])
  return virtual
}

function useActs(props: TicketListProps) {
  const latest = useRef(props)
  latest.current = props
  return useMemo(
    () => ({
      pick: (row: TicketRow) => latest.current.onPick(row),
      toggle: (row: TicketRow) => latest.current.selection.toggle(row.id),
      near: (row: TicketRow) => latest.current.ahead.near(row.id),
      aim: (row: TicketRow) => latest.current.ahead.now(row.id),
    }),
    [],
  )
}

function howMany({ selection, settled }: TicketListProps): 'none' | 'some' | 'all' {
  if (selection.keys.size === 0) return 'none'
  return settled.keys.every((key) => selection.has(key)) ? 'all' : 'some'
}

function selectAll(props: TicketListProps): void {
  if (howMany(props) === 'all') props.selection.clear()
  else props.selection.replace(props.settled.keys)
}

function useMoreWhenNear(lastInSight: number, count: number, pages: Pages<TicketRow>): void {
  const near = lastInSight > count - 25
  const latest = useRef(pages)
  latest.current = pages
  useEffect(() => {
    const busy = pages.loadingMore || pages.refreshing
    if (near && pages.hasMore && !busy && pages.problem === null) latest.current.loadMore()
  }, [near, pages.hasMore, pages.loadingMore, pages.refreshing, pages.problem])
}
