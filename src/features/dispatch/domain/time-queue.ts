interface Timed<What> {
  readonly at: number
  /** Of those at one moment, which was put in first. */
  readonly order: number
  readonly what: What
}

const isBefore = (a: Timed<unknown>, b: Timed<unknown>) => a.at < b.at || (a.at === b.at && a.order < b.order)

/** What is to come, the earliest first, and at one moment as it was put in: a binary heap. */
export class TimeQueue<What> {
  readonly #heap: Timed<What>[] = []
  #order = 0

  add(at: number, what: What): void {
    const heap = this.#heap
    this.#order += 1
    let place = heap.push({ at, order: this.#order, what }) - 1
    for (let above = (place - 1) >> 1; place > 0; place = above, above = (place - 1) >> 1) {
      if (isBefore(heap[above] as Timed<What>, heap[place] as Timed<What>)) return
      this.#swap(place, above)
    }
  }

  /** Takes the earliest out, if its time is not after a moment. */
  takeUntil(at: number): Timed<What> | null {
    const heap = this.#heap
    const [first] = heap
    if (first === undefined || first.at > at) return null
    const last = heap.pop() as Timed<What>
    if (heap.length > 0) {
      heap[0] = last
      this.#sink()
    }
    return first
  }

  #sink(): void {
    const heap = this.#heap
    for (let place = 0; ; ) {
      const [left, right] = [2 * place + 1, 2 * place + 2]
      let earliest = place
      for (const child of [left, right])
        if (child < heap.length && isBefore(heap[child] as Timed<What>, heap[earliest] as Timed<What>))
          earliest = child
      if (earliest === place) return
      this.#swap(place, earliest)
      place = earliest
    }
  }

  #swap(a: number, b: number): void {
    const heap = this.#heap
    const [one, other] = [heap[a] as Timed<What>, heap[b] as Timed<What>]
    heap[a] = other
    heap[b] = one
  }
}
