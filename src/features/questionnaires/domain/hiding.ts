import { smallestGroup } from './results.ts'

const isSmall = (count: number): boolean => count > 0 && count < smallestGroup

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** Hides more numbers of a line, the least first, until what is hidden cannot be reckoned from a total that is told: two of them, of five people. */
export function withOthers(line: readonly number[], hidden: readonly boolean[]): boolean[] {
  const closed = [...hidden]
  const filledFirst = line
    .map((count, place) => ({ count, place }))
    .sort((a, b) => Number(a.count === 0) - Number(b.count === 0) || a.count - b.count)
  const isSafe = () => {
    const counts = line.filter((_, place) => closed[place])
    return counts.length === 0 || (counts.length > 1 && sum(counts) >= smallestGroup)
  }
  for (const { place } of filledFirst) {
    if (isSafe()) break
    closed[place] = true
  }
  return closed
}

/** Numbers of fewer than five people, and those that leave fewer than five of `whole`. */
export const smallIn = (line: readonly number[], whole: readonly number[]): boolean[] =>
  line.map((count, place) => isSmall(count) || isSmall((whole[place] ?? count) - count))

/**
 * Which numbers of a line are not told: those of fewer than five people, those that leave fewer than five of `whole`, and others beside them where
 * they could be reckoned, because what all numbers add up to is told.
 */
export const hiddenIn = (line: readonly number[], whole: readonly number[]): boolean[] =>
  withOthers(line, smallIn(line, whole))

/** Which cells of a table are not told: small ones, and others until none can be reckoned from its row or its column. */
export function hiddenCells(
  table: readonly (readonly number[])[],
  whole: readonly (readonly number[])[] = table,
): boolean[][] {
  const width = table[0]?.length ?? 0
  let hidden = table.map((row, i) => smallIn(row, whole[i] ?? row))
  for (let round = 0; round <= table.length * width; round += 1) {
    const byRow = hidden.map((row, i) => withOthers(table[i] ?? [], row))
    const columns = Array.from({ length: width }, (_, j) =>
      withOthers(
        table.map((row) => row[j] ?? 0),
        byRow.map((row) => row[j] ?? false),
      ),
    )
    const next = byRow.map((row, i) => row.map((one, j) => one || (columns[j]?.[i] ?? false)))
    if (next.every((row, i) => row.every((one, j) => one === hidden[i]?.[j]))) return next
    hidden = next
  }
  return hidden
}
