interface Entry {
  readonly at: number
  readonly order: number
  readonly deed: () => Promise<void>
}

/** What is still to be done, the earliest first; of two at the same moment, the one written down first. */
export interface Agenda {
  add(at: number, deed: () => Promise<void>): void
  /** Takes the next deed that is due by a moment. */
  next(until: number): { at: number; deed: () => Promise<void> } | null
}

const before = (one: Entry, other: Entry) => one.at - other.at || one.order - other.order

/** A binary heap: tens of thousands of deeds come and go. */
export function openAgenda(): Agenda {
  const heap: Entry[] = []
  let written = 0

  const swap = (one: number, other: number) => {
    const kept = heap[one] as Entry
    heap[one] = heap[other] as Entry
    heap[other] = kept
  }
  const rise = (from: number) => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1
      if (before(heap[at] as Entry, heap[parent] as Entry) >= 0) return
      swap(at, parent)
      at = parent
    }
  }
  const sink = () => {
    for (let at = 0; ; ) {
      const children = [2 * at + 1, 2 * at + 2].filter((child) => child < heap.length)
      const least = children.toSorted((one, other) => before(heap[one] as Entry, heap[other] as Entry))[0]
      if (least === undefined || before(heap[at] as Entry, heap[least] as Entry) <= 0) return
      swap(at, least)
      at = least
    }
  }
  return {
    add(at, deed) {
      heap.push({ at, order: written, deed })
      written += 1
      rise(heap.length - 1)
    },
    next(until) {
      const first = heap[0]
      if (first === undefined || first.at > until) return null
      const last = heap.pop() as Entry
      if (heap.length > 0) {
        heap[0] = last
        sink()
      }
      return first
    },
  }
}
