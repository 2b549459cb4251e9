import { useState } from 'react'
import { arrivedIn } from './arrivals.ts'

interface Row {
  readonly id: string
  readonly readAt: string | null
}

/** A list that stands still while it is read: how many news came since it was opened, the rest of its rows, and how to let the news in. */
export interface HeldBack {
  readonly arrived: number
  shownOf<R extends Row>(rows: readonly R[]): readonly R[]
  admit(): void
}

/** Holds back what comes after the lists were first whole (`ready`). A row that moves from one list to another is no news. */
export function useHeldBack(lists: readonly (readonly Row[])[], ready: boolean): HeldBack {
  const [shown, setShown] = useState<ReadonlySet<string> | null>(null)
  const held = new Set(shown === null ? [] : lists.flatMap((rows) => arrivedIn(rows, shown)))
  const settled = lists.flat().filter(({ id }) => !held.has(id))
  const isNew = ({ id }: Row) => shown === null || !shown.has(id)
  if (ready && (shown === null || settled.some(isNew)))
    setShown(new Set([...(shown ?? []), ...settled.map(({ id }) => id)]))
  return {
    arrived: held.size,
    shownOf: (rows) => rows.filter(({ id }) => !held.has(id)),
    admit: () => setShown(null),
  }
}
