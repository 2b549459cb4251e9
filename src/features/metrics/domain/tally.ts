import { codeBits, PackedNumbers, partsOf, roomFor } from './packed-cells.ts'

/** No row. */
export const nowhere = -1

/** Which packed cells count, and where. */
export interface Choice {
  /** The row that cells of a value count in, from 0; `nowhere` where they are not wanted. */
  readonly rowOf: (value: number) => number
  /** Of higher values nothing is wanted. */
  readonly highest: number
  /** Null for cells of any kind. */
  readonly kind: number | null
  readonly tellsKinds: boolean
}

/** What a row counts of one bucket and kind; kind 0 where they are not told apart. */
export interface Counted {
  readonly row: number
  readonly bucket: number
  readonly kind: number
  readonly n: number
}

const belowValue = 2 ** codeBits - 1

/**
 * Adds packed cells up in rows. Figures of years are of half a million cells, of few buckets and kinds: each of these has a column of its own
 * as soon as it is met, so that a cell is counted where two numbers say.
 */
export class Tally {
  /** The column of each bucket and kind, one more than it is; 0 where these were not met. */
  readonly #columns = new Uint16Array(belowValue + 1)
  readonly #met: number[] = []
  readonly #choice: Choice
  #width = 8
  #counts = new Float64Array(this.#width * 8)

  constructor(choice: Choice) {
    this.#choice = choice
  }

  /** Adds packed cells to the rows, counted from the first of theirs. */
  add(packed: Uint8Array, first = 0): void {
    const { rowOf, highest, kind, tellsKinds } = this.#choice
    const told = tellsKinds ? belowValue : belowValue - roomFor.kind
    const numbers = new PackedNumbers(packed)
    const columns = this.#columns
    let value = 0
    let begin = this.#beginOf(first, rowOf(0))
    while (!numbers.isAtEnd) {
      const step = numbers.next()
      const rest = numbers.next()
      const n = numbers.next()
      if (step > 0) {
        value += step
        // Values only rise.
        if (value > highest) return
        begin = this.#beginOf(first, rowOf(value))
      }
      if (begin === nowhere || (kind !== null && (rest & roomFor.kind) !== kind)) continue
      if (columns[rest & told] === 0) {
        this.#meet(rest & told)
        begin = this.#beginOf(first, rowOf(value))
      }
      const at = begin + (columns[rest & told] as number) - 1
      this.#counts[at] = (this.#counts[at] as number) + n
    }
  }

  /** What was counted, row by row. */
  counted(): Counted[] {
    const counted: Counted[] = []
    const columns = this.#met.map(partsOf)
    for (let begin = 0, row = 0; begin < this.#counts.length; begin += this.#width, row++)
      for (const [column, { bucket, kind }] of columns.entries()) {
        const n = this.#counts[begin + column] as number
        if (n > 0) counted.push({ row, bucket, kind, n })
      }
    return counted
  }

  /** Where the counts of a row begin, with room for them. */
  #beginOf(first: number, row: number): number {
    if (row === nowhere) return nowhere
    const begin = (first + row) * this.#width
    if (begin + this.#width > this.#counts.length) {
      const longer = new Float64Array(Math.max(2 * this.#counts.length, begin + this.#width))
      longer.set(this.#counts)
      this.#counts = longer
    }
    return begin
  }

  #meet(rest: number): void {
    if (this.#met.length === this.#width) this.#widen()
    this.#columns[rest] = this.#met.push(rest)
  }

  #widen(): void {
    const narrow = this.#width
    this.#width *= 2
    const wide = new Float64Array(this.#counts.length * 2)
    for (let at = 0; at < this.#counts.length; at += narrow)
      wide.set(this.#counts.subarray(at, at + narrow), at * 2)
    this.#counts = wide
  }
}
