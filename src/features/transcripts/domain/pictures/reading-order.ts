import type { TextBox } from './text-boxes.ts'

/** Words and where they stand in a picture. */
export interface PlacedText {
  readonly box: TextBox
  readonly text: string
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** Texts in the order they are read, rows from above, each from the left; a row is a line, also in a picture held askew. */
export function inReadingOrder(texts: readonly PlacedText[]): string {
  const tilt = median(texts.map(({ box }) => box.angle))
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)]
  const placed = texts
    .map(({ box, text }) => ({
      text,
      x: box.x * cos + box.y * sin - box.width / 2,
      y: box.y * cos - box.x * sin,
      height: box.height,
    }))
    .sort((a, b) => a.y - b.y)
  const rows: (typeof placed)[] = []
  for (const one of placed) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row !== undefined && first !== undefined && one.y - first.y < Math.min(one.height, first.height) / 2)
      row.push(one)
    else rows.push([one])
  }
  return rows
    .map((row) =>
      row
        .toSorted((a, b) => a.x - b.x)
        .map(({ text }) => text)
        .join(' '),
    )
    .join('\n')
}
