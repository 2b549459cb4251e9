import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pages } from '../api.ts'
import type { ListCursor } from './list-cursor.ts'
import { ErrorState, LoadingState } from './states.tsx'
import { TableFrame } from './table-frame.tsx'
import { usePhone } from './use-media-query.ts'
import './virtual-table.css'

/** A column: `width` is a CSS grid track, e.g. `120px` or `minmax(160px, 2fr)` (default `1fr`). */
export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  readonly width?: string
  readonly align?: 'end'
}

/** A list of any length; see VirtualTable. */
export interface VirtualTableProps<Row> {
  /** What the list is, for screen readers. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly pages: Pages<Row>
  readonly rowKey: (row: Row) => string
  /** Shown where there are no rows. */
  readonly empty: ReactNode
  /** Mouse click on a row; put a link in a cell, too, for keyboards. */
  readonly onOpen?: (row: Row) => void
  readonly cursor?: ListCursor
  /** How a row looks at phone width, in place of columns; without it, its cells one below the other. */
  readonly card?: (row: Row) => ReactNode
  /** CSS height to stay within; by default a table reaches down to the end of the window. */
  readonly height?: string
  readonly rowHeight?: number
}

const headHeight = 40 // px
const cardHeight = 88 // px, an estimate; real cards are measured

/** Rows of a keyset-paged read; only those in sight are in the page, more come as one scrolls. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { pages } = props
  const { t } = useTranslation('platform')
  if (pages.items.length === 0) {
    if (pages.problem !== null) return <ErrorState problem={pages.problem} onRetry={pages.reload} />
    return pages.isPending ? <LoadingState rows={8} /> : props.empty
  }
  return (
    <TableFrame
      height={props.height}
      foot={
        pages.hasMore
          ? pages.loadingMore && t('states.loadingMore')
          : t('states.allShown', { count: pages.items.length })
      }
    >
      <Rows {...props} />
    </TableFrame>
  )
}

function Rows<Row>(props: VirtualTableProps<Row>) {
  const { columns, pages, rowKey, cursor } = props
  const phone = usePhone()
  const card = phone ? (props.card ?? ((row: Row) => <Pairs columns={columns} row={row} />)) : undefined
  const frame = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: pages.items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => (card === undefined ? (props.rowHeight ?? 44) : cardHeight),
    getItemKey: (index) => rowKey(pages.items[index] as Row),
    overscan: 12,
    // The sticky head covers the first of them.
    scrollPaddingStart: card === undefined ? headHeight : 0,
  })
  const inSight = virtual.getVirtualItems()
  useMoreWhenNear(inSight.at(-1)?.index ?? 0, pages)
  useEffect(() => {
    if (cursor !== undefined) cursor.firstInSight.current = virtual.range?.startIndex ?? 0
  })
  const rows = useRef(pages.items)
  rows.current = pages.items
  // Follows the cursor when it moves, and only then: rows that come or change must not pull the list back to it.
  useEffect(() => {
    const at = rows.current.findIndex((row) => rowKey(row) === cursor?.current)
    if (at >= 0) virtual.scrollToIndex(at)
  }, [cursor?.current, rowKey, virtual.scrollToIndex])
  const tracks = columns.map((column) => column.width ?? 'minmax(0, 1fr)').join(' ')
  return (
    <section
      ref={frame}
      className={pages.stale ? 'hx-table hx-table-stale' : 'hx-table'}
      style={{ '--hx-tracks': tracks } as CSSProperties}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
    >
      <table aria-label={props.label} aria-rowcount={pages.hasMore ? -1 : pages.items.length + 1}>
        {card === undefined && <HeadRow columns={columns} />}
        <tbody style={{ height: virtual.getTotalSize() }}>
          {inSight.map((item) => (
            <BodyRow
              key={item.key}
              table={props}
              card={card}
              index={item.index}
              top={item.start}
              measure={virtual.measureElement}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Pairs<Row>({ columns, row }: { columns: readonly Column<Row>[]; row: Row }) {
  const told = columns.map((column) => ({ ...column, told: column.cell(row) }))
  return (
    <dl className="hx-table-pairs">
      {told
        .filter((pair) => pair.told !== '' && pair.told !== null)
        .map((pair) => (
          <div key={pair.key}>
            <dt>{pair.title}</dt>
            <dd>{pair.told}</dd>
          </div>
        ))}
    </dl>
  )
}

function HeadRow<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <thead>
      <tr className="hx-table-tracks">
        {columns.map((column) => (
          <th scope="col" key={column.key} className={column.align === 'end' ? 'hx-end' : undefined}>
            {column.title}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function BodyRow<Row>(props: {
  table: VirtualTableProps<Row>
  card: ((row: Row) => ReactNode) | undefined
  index: number
  top: number
  measure: (element: HTMLElement | null) => void
}) {
  const { table, index, card } = props
  const row = table.pages.items[index]
  if (row === undefined) return null
  const current = table.cursor?.current === table.rowKey(row)
  return (
    <tr
      ref={props.measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-current={current ? 'true' : undefined}
      className={card === undefined ? 'hx-table-row hx-table-tracks' : 'hx-table-row hx-table-card'}
      style={{ transform: `translateY(${props.top}px)`, ...(table.onOpen && { cursor: 'pointer' }) }}
      onClick={(event) => opens(event.target) && table.onOpen?.(row)}
    >
      {card === undefined ? (
        table.columns.map((column) => (
          <td key={column.key} className={column.align === 'end' ? 'hx-end' : undefined}>
            {column.cell(row)}
          </td>
        ))
      ) : (
        <td>{card(row)}</td>
      )}
    </tr>
  )
}

// A link or button in the row does its own work; so does selecting text.
function opens(target: EventTarget): boolean {
  const own = target instanceof Element && target.closest('a, button, input, label')
  return !own && String(getSelection()) === ''
}

function useMoreWhenNear<Row>(lastInSight: number, pages: Pages<Row>): void {
  const near = lastInSight > pages.items.length - 20
  const latest: RefObject<Pages<Row>> = useRef(pages)
  latest.current = pages
  useEffect(() => {
    const busy = pages.loadingMore || pages.refreshing
    if (near && pages.hasMore && !busy && pages.problem === null) latest.current.loadMore()
  }, [near, pages.hasMore, pages.loadingMore, pages.refreshing, pages.problem])
}
