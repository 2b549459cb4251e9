import { smallestGroup } from './results.ts'

const isSmall = (count: number): boolean => count > 0 && count < smallestGroup

/** Hides one more where a single hidden number could be reckoned from a total that is told. */
function andOneMore(line: readonly number[], hidden: readonly boolean[]): boolean[] {
  if (hidden.filter(Boolean).length !== 1) return [...hidden]
  const others = line.map((count, place) => ({ count, place })).filter(({ place }) => !hidden[place])
  const filled = others.filter(({ count }) => count > 0)
  const least = (filled.length > 0 ? filled : others).sort((a, b) => a.count - b.count)[0]
  return hidden.map((one, place) => one || place === least?.place)
}

/**
 * Which numbers of a line are not told: those of fewer than five people, those that leave fewer than five of `whole`, and where that is only one,
 * another beside it, because what all numbers add up to is told.
 */
export function hiddenIn(line: readonly number[], whole: readonly number[]): boolean[] {
  const small = line.map((count, place) => isSmall(count) || isSmall((whole[place] ?? count) - count))
  return andOneMore(line, small)
}

/** Which cells of a table are not told: small ones, and others until no row and no column hides only one. */
export function hiddenCells(table: readonly (readonly number[])[]): boolean[][] {
  const width = table[0]?.length ?? 0
  let hidden = table.map((row) => row.map(isSmall))
  for (let round = 0; round <= table.length * width; round += 1) {
    const byRow = hidden.map((row, i) => andOneMore(table[i] ?? [], row))
    const columns = Array.from({ length: width }, (_, j) =>
      andOneMore(
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

/** A mean beside numbers of which one or two are hidden would give them away. */
export const mayTellFigure = (hidden: readonly boolean[]): boolean => {
  const count = hidden.filter(Boolean).length
  return count === 0 || count > 2
}
