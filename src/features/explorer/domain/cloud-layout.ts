/** A word to be placed, with the size of its letters in pixels. */
export interface SizedWord {
  readonly term: string
  readonly size: number
}

/** Where the middle of a word stands, from the middle of the cloud, and the box it takes. */
export interface PlacedWord extends SizedWord {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A cloud of words: none overlaps another; `left`, `top`, `width`, `height` hold them all. */
export interface Cloud {
  readonly words: readonly PlacedWord[]
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const margin = 8
const lineHeight = 1.24
/** The spiral turns and widens with the root of the steps, so that its places lie evenly. */
const turnOfStep = 1.4
const widening = 5

/** A width that no face exceeds: 汉字 are square, Latin letters narrower. */
const widthOf = ({ term, size }: SizedWord) =>
  [...term].reduce((width, sign) => width + (/[\u3000-\u9fff\uff00-\uffef]/.test(sign) ? 1 : 0.64), 0) *
    size +
  margin

const overlaps = (one: PlacedWord, other: PlacedWord) =>
  Math.abs(one.x - other.x) * 2 < one.width + other.width &&
  Math.abs(one.y - other.y) * 2 < one.height + other.height

/**
 * Places words, the largest first, along a spiral from the middle outwards, each at the first free place. `shape` is how many times wider than high
 * the cloud becomes. The same words always give the same cloud.
 */
export function cloudOf(words: readonly SizedWord[], shape: number): Cloud {
  const placed: PlacedWord[] = []
  for (const word of words) {
    const box = { ...word, width: widthOf(word), height: word.size * lineHeight }
    for (let i = 0; ; i++) {
      const turn = Math.sqrt(i) * turnOfStep
      const far = turn * widening
      const at = {
        ...box,
        x: Math.cos(turn) * far * Math.sqrt(shape),
        y: (Math.sin(turn) * far) / Math.sqrt(shape),
      }
      if (placed.some((other) => overlaps(at, other))) continue
      placed.push(at)
      break
    }
  }
  const edge = (of: (word: PlacedWord) => number, which: (...edges: number[]) => number) =>
    which(0, ...placed.map(of))
  const left = edge(({ x, width }) => x - width / 2, Math.min)
  const top = edge(({ y, height }) => y - height / 2, Math.min)
  return {
    words: placed,
    left,
    top,
    width: edge(({ x, width }) => x + width / 2, Math.max) - left,
    height: edge(({ y, height }) => y + height / 2, Math.max) - top,
  }
}

/** The size of a word's letters: what is in four times as many voices stands twice as high. */
export function letterSize(
  count: number,
  most: number,
  { smallest, largest }: { smallest: number; largest: number },
): number {
  return Math.max(smallest, largest * Math.sqrt(count / most))
}
