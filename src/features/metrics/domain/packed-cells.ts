/** How many facts stand in each cell, by its code. */
export type Cells = Map<number, number>

const cellBytes = 8
/** The largest bucket and kind, and the largest number of a value, that a code has room for. */
export const roomFor = { bucket: 1023, kind: 15, value: 131_071 } as const

/** A code: `value` is the number of a label or channel, 0 where neither is asked for or known. */
export function codeOf({ value, kind, bucket }: { value: number; kind: number; bucket: number }): number {
  if (value > roomFor.value || kind > roomFor.kind || bucket > roomFor.bucket || bucket < 0)
    throw new RangeError(`No code has room for value ${value}, kind ${kind} and bucket ${bucket}`)
  return (value << 14) | (kind << 10) | bucket
}

/** What a code stands for. */
export const partsOf = (code: number) => ({
  value: code >>> 14,
  kind: (code >>> 10) & roomFor.kind,
  bucket: code & roomFor.bucket,
})

/** Adds packed cells to others: pairs of a code and a count, each a whole number of four bytes, the highest byte first. */
export function addPacked(cells: Cells, packed: Uint8Array): void {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  for (let at = 0; at < packed.byteLength; at += cellBytes) {
    const code = view.getInt32(at)
    cells.set(code, (cells.get(code) ?? 0) + view.getInt32(at + 4))
  }
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
  const packed = new Uint8Array(cells.size * cellBytes)
  const view = new DataView(packed.buffer)
  let at = 0
  for (const [code, n] of [...cells].sort(([one], [other]) => one - other)) {
    view.setInt32(at, code)
    view.setInt32(at + 4, n)
    at += cellBytes
  }
  return packed
}

/** Whether the cells say anything beside kind and bucket. */
export const isKnown = (cells: ReadonlyMap<number, number>): boolean =>
  [...cells.keys()].some((code) => code >>> 14 > 0)
