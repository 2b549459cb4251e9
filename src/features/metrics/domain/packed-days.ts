import { addCells, type Cells, PackedNumbers, pack, unpack, writing } from './packed-cells.ts'

/** Packs the cells of days of a month, each by its date in it: the date, how many bytes its cells take, and they. */
export function packDays(days: ReadonlyMap<number, Cells>): Uint8Array {
  const packed = writing()
  for (const [date, cells] of [...days].sort(([one], [other]) => one - other)) {
    const bytes = pack(cells)
    packed.number(date)
    packed.number(bytes.length)
    packed.bytes(bytes)
  }
  return packed.written()
}

/** The days of a month, each with its cells as they are packed. */
export function* daysOf(
  packed: Uint8Array,
): Generator<{ readonly date: number; readonly cells: Uint8Array }> {
  const numbers = new PackedNumbers(packed)
  while (!numbers.isAtEnd) {
    const date = numbers.next()
    const size = numbers.next()
    yield { date, cells: packed.subarray(numbers.at, numbers.at + size) }
    numbers.at += size
  }
}

/** The days of a month, unpacked. */
export function unpackDays(packed: Uint8Array): Map<number, Cells> {
  return new Map([...daysOf(packed)].map(({ date, cells }) => [date, unpack(cells)]))
}

/** Adds counts to a day of a month; a day that comes to nothing is taken away. */
export function addToDay(days: Map<number, Cells>, date: number, changes: ReadonlyMap<number, number>): void {
  const cells: Cells = days.get(date) ?? new Map()
  addCells(cells, changes)
  if (cells.size === 0) days.delete(date)
  else days.set(date, cells)
}

/** All days of a month as one. */
export function wholeOf(days: ReadonlyMap<number, Cells>): Cells {
  const whole: Cells = new Map()
  for (const cells of days.values()) addCells(whole, cells)
  return whole
}
