/** A piece of a picture to be looked at, and the rows of it that count: what lies beyond them, its neighbours see whole. */
export interface Tile {
  readonly top: number
  readonly height: number
  readonly countsFrom: number
  readonly countsTo: number
}

/** How a picture is looked at: shrunk by `scale`, then cut across its long side. Figures of the tiles are pixels after shrinking. */
export interface Look {
  readonly scale: number
  readonly width: number
  readonly tiles: readonly Tile[]
}

// Text of an ordinary photograph or screenshot stays above 10 pixels; more costs time in proportion.
const widest = 960
const tallest = 1440
// Twice the tallest line that is still found.
const overlap = 160

/** Plans how to look at a picture. Long screenshots of a conversation are cut rather than shrunk until nothing can be read. */
export function lookAt(width: number, height: number): Look {
  const scale = Math.min(1, widest / Math.min(width, height), (widest * 4) / width)
  const rows = Math.max(1, Math.round(height * scale))
  const step = tallest - overlap
  const count = Math.max(1, Math.ceil((rows - overlap) / step))
  const tiles = Array.from({ length: count }, (_, i) => {
    const top = i * step
    return {
      top,
      height: Math.min(tallest, rows - top),
      countsFrom: i === 0 ? 0 : top + overlap / 2,
      countsTo: i === count - 1 ? rows : top + step + overlap / 2,
    }
  })
  return { scale, width: Math.max(1, Math.round(width * scale)), tiles }
}
