/** How many facts stand in each cell, by its code. */
export type Cells = Map<number, number>

/** The largest bucket and kind, the largest number of a value that a code has room for, and the most that a cell counts. */
export const roomFor = { bucket: 1023, kind: 15, value: 131_071, count: 2 ** 30 - 1 } as const

/** How many bits of a code say bucket and kind; those above, the value. */
export const codeBits = 14
const belowValue = 2 ** codeBits - 1

/** A code: `value` is the number of a label or channel, 0 where neither is asked for or known. */
export function codeOf({ value, kind, bucket }: { value: number; kind: number; bucket: number }): number {
  if (value > roomFor.value || kind > roomFor.kind || bucket > roomFor.bucket || bucket < 0)
    throw new RangeError(`No code has room for value ${value}, kind ${kind} and bucket ${bucket}`)
  return (value << codeBits) | (bucket << 4) | kind
}

/** What a code stands for. */
export const partsOf = (code: number) => ({
  value: code >>> codeBits,
  kind: code & roomFor.kind,
  bucket: (code >>> 4) & roomFor.bucket,
})

/** Reads whole numbers of one, two or four bytes; the first bits of each say how many. */
export class PackedNumbers {
  at = 0
  readonly #packed: Uint8Array

  constructor(packed: Uint8Array) {
    this.#packed = packed
  }

  get isAtEnd(): boolean {
    return this.at >= this.#packed.length
  }

  next(): number {
    const first = this.#byte()
    return first < 128 ? first : this.#longer(first)
  }

  #longer(first: number): number {
    const second = ((first & 63) << 8) | this.#byte()
    if (first < 192) return second
    return (second << 16) | (this.#byte() << 8) | this.#byte()
  }

  #byte(): number {
    return this.#packed[this.at++] as number
  }
}

/** Writes such numbers. */
export function writing() {
  let bytes = new Uint8Array(64)
  let at = 0
  const room = (more: number) => {
    if (at + more <= bytes.length) return
    const longer = new Uint8Array(Math.max(bytes.length * 2, at + more))
    longer.set(bytes)
    bytes = longer
  }
  return {
    number(n: number): void {
      if (n < 0 || n > roomFor.count) throw new RangeError(`${n} has no room among packed numbers`)
      room(4)
      if (n >= 16_384) {
        bytes[at++] = (n >>> 24) | 192
        bytes[at++] = n >>> 16
      }
      if (n >= 128) bytes[at++] = n >= 16_384 ? n >>> 8 : (n >>> 8) | 128
      bytes[at++] = n
    },
    bytes(more: Uint8Array): void {
      room(more.length)
      bytes.set(more, at)
      at += more.length
    },
    written: () => bytes.slice(0, at),
  }
}

/** Unpacks cells: how much higher the value is than the one before, the rest of the code, and how many. */
export function unpack(packed: Uint8Array): Cells {
  const cells: Cells = new Map()
  const numbers = new PackedNumbers(packed)
  let value = 0
  while (!numbers.isAtEnd) {
    value += numbers.next()
    const rest = numbers.next()
    cells.set((value << codeBits) | rest, numbers.next())
  }
  return cells
}

/** Adds counts to cells; a cell that comes to nothing is taken away. */
export function addCells(cells: Cells, changes: ReadonlyMap<number, number>): void {
  for (const [code, change] of changes) {
    const n = (cells.get(code) ?? 0) + change
    if (n === 0) cells.delete(code)
    else cells.set(code, n)
  }
}

/** Packs cells in the order of their codes. */
export function pack(cells: ReadonlyMap<number, number>): Uint8Array {
  const packed = writing()
  let before = 0
  for (const [code, n] of [...cells].sort(([one], [other]) => one - other)) {
    const value = code >>> codeBits
    packed.number(value - before)
    packed.number(code & belowValue)
    packed.number(n)
    before = value
  }
  return packed.written()
}

/** Whether the cells say anything beside kind and bucket. */
export const isKnown = (cells: ReadonlyMap<number, number>): boolean =>
  [...cells.keys()].some((code) => code > belowValue)
