import { useState } from 'react'
import type { Pages } from '#platform/web/api.ts'

/** Rows as they stand on the screen while the list behind them moves on. */
export interface SettledRows<Row> {
  /** The view and filters they belong to; others start afresh. */
  readonly view: string
  readonly keys: readonly string[]
  readonly rows: ReadonlyMap<string, Row>
  /** Left the view meanwhile; they keep their place, so that nothing moves under the cursor. */
  readonly gone: ReadonlySet<string>
  /** Arrived meanwhile and wait until they are asked for. */
  readonly waiting: number
}

interface Arriving<Row> {
  readonly view: string
  readonly items: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly hasMore: boolean
}

/** Everything as it arrives, in its new order. */
export function freshRows<Row>({ view, items, rowKey }: Arriving<Row>): SettledRows<Row> {
  const rows = new Map(items.map((row) => [rowKey(row), row]))
  return { view, keys: [...rows.keys()], rows, gone: new Set(), waiting: 0 }
}

/**
 * Known rows are renewed where they stand and further ones are added at the end; what would push others
 * down waits. Nothing waits for a list that was empty.
 */
export function settle<Row>(before: SettledRows<Row>, arriving: Arriving<Row>): SettledRows<Row> {
  if (before.view !== arriving.view || before.keys.length === 0) return freshRows(arriving)
  const fresh = freshRows(arriving)
  const lastKnown = fresh.keys.findLastIndex((key) => before.rows.has(key))
  const added = fresh.keys.slice(lastKnown + 1)
  const lastSeen = before.keys.findLastIndex((key) => fresh.rows.has(key))
  // Rows past the last page read may have been pushed onto the next one: they are out of sight, not gone.
  const unknown = arriving.hasMore ? lastSeen : before.keys.length
  const gone = before.keys.filter((key, at) => at <= unknown && !fresh.rows.has(key))
  return {
    view: before.view,
    keys: [...before.keys, ...(lastKnown < 0 ? [] : added)],
    rows: new Map([...before.rows, ...fresh.rows]),
    gone: new Set(gone),
    waiting: fresh.keys.filter((key) => !before.rows.has(key)).length - (lastKnown < 0 ? 0 : added.length),
  }
}

/** Pages whose rows hold still while somebody works on them, and how to let the new ones in. */
export function useSettledRows<Row>(
  pages: Pages<Row>,
  { view, rowKey }: { view: string; rowKey: (row: Row) => string },
): SettledRows<Row> & { letIn(): void } {
  const [kept, keep] = useState<SettledRows<Row> & { source: readonly Row[] | null }>({
    view: '',
    keys: [],
    rows: new Map(),
    gone: new Set(),
    waiting: 0,
    source: null,
  })
  const arriving = { view, items: pages.items, rowKey, hasMore: pages.hasMore }
  const isNew = !pages.stale && !pages.isPending && (kept.source !== pages.items || kept.view !== view)
  if (isNew) keep({ ...settle(kept, arriving), source: pages.items })
  return { ...kept, letIn: () => keep({ ...freshRows(arriving), source: pages.items }) }
}
