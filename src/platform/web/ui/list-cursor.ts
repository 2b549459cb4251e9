import { type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from './shortcuts.tsx'

/** Which row of a list is current. */
export interface ListCursor {
  readonly current: string | null
  setCurrent(key: string): void
  /** Where the list is scrolled to, told by the list: the first step begins there, not far above what one looks at. */
  readonly firstInSight: RefObject<number>
}

/** Walks a list with j and k (and the arrows), opens with Enter. */
export function useListCursor<Row>(
  rows: readonly Row[],
  options: { rowKey: (row: Row) => string; onOpen: (row: Row) => void },
): ListCursor {
  const { t } = useTranslation('platform')
  const [current, setCurrent] = useState<string | null>(null)
  const at = rows.findIndex((row) => options.rowKey(row) === current)
  const firstInSight = useRef(0)
  const step = (by: number) => {
    const next = at === -1 ? firstInSight.current : at + by
    const row = rows[Math.min(Math.max(next, 0), rows.length - 1)]
    if (row !== undefined) setCurrent(options.rowKey(row))
  }
  const open = () => {
    const row = rows[at]
    if (row !== undefined) options.onOpen(row)
  }
  useShortcuts({
    j: { label: t('shortcuts.next'), run: () => step(1) },
    k: { label: t('shortcuts.previous'), run: () => step(-1) },
    Enter: { label: t('shortcuts.open'), run: open },
  })
  return { current, setCurrent, firstInSight }
}
