import { isHeap } from '../domain/heaps.ts'

interface Row {
  readonly id: string
  readonly kind: string
  readonly at: string
  readonly readAt: string | null
}

/** What stands in the list: the news of one matter, or read news of one kind, side by side, in one line. */
export type Entry<R> = { readonly group: readonly R[] } | { readonly same: readonly (readonly R[])[] }

const isRead = (group: readonly Row[]) => group.every(({ readAt }) => readAt !== null)

/** Gathers read news of one kind where many of them stand side by side: their order, and what is unread, stays. */
export function entriesOf<R extends Row>(groups: readonly (readonly R[])[]): Entry<R>[] {
  const runs: (readonly R[])[][] = []
  for (const group of groups) {
    const run = runs.at(-1)
    const before = run?.[0]
    const joins =
      before !== undefined && isRead(before) && isRead(group) && before[0]?.kind === group[0]?.kind
    if (joins) run?.push(group)
    else runs.push([group])
  }
  return runs.flatMap((run): Entry<R>[] =>
    isHeap(run.length) ? [{ same: run }] : run.map((group) => ({ group })),
  )
}
