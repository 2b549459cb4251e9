import { boundary, type TokenStreams } from './token-streams.ts'

const keySize = 2 ** 26

/** One number for two neighbours. */
export const keyOf = (left: number, right: number): number => left * keySize + right
/** The two neighbours of a number. */
export const partsOf = (key: number): readonly [left: number, right: number] => [
  Math.floor(key / keySize),
  key % keySize,
]

/** In how many texts each word stands. */
export function wordCounts({ words, stream, starts, size }: TokenStreams): Int32Array {
  const counts = new Int32Array(words.length)
  const last = new Int32Array(words.length).fill(-1)
  for (let text = 0; text < size; text++)
    for (let i = starts[text] as number; i < (starts[text + 1] as number); i++) {
      const token = stream[i] as number
      if (token === boundary || last[token] === text) continue
      last[token] = text
      counts[token] = (counts[token] as number) + 1
    }
  return counts
}

/** In how many texts two wanted words stand side by side; pairs in fewer than `least` are left out. */
export function pairCounts(
  { stream, starts, size }: TokenStreams,
  wanted: (left: number, right: number) => boolean,
  least: number,
): Map<number, number> {
  const places = new Map<number, number>()
  const counts: number[] = []
  const last: number[] = []
  for (let text = 0; text < size; text++) {
    const end = (starts[text + 1] as number) - 1
    for (let i = starts[text] as number; i < end; i++) {
      const [left, right] = [stream[i] as number, stream[i + 1] as number]
      if (left === boundary || right === boundary || !wanted(left, right)) continue
      const key = keyOf(left, right)
      const place = places.get(key)
      if (place === undefined) {
        places.set(key, counts.length)
        counts.push(1)
        last.push(text)
      } else if (last[place] !== text) {
        last[place] = text
        counts[place] = (counts[place] as number) + 1
      }
    }
  }
  for (const [key, place] of places)
    if ((counts[place] as number) < least) places.delete(key)
    else places.set(key, counts[place] as number)
  return places
}

/**
 * How firmly two words stand together, from −1 over 0 (as by chance) to 1 (never one without the other): pointwise mutual information,
 * normalised (Bouma, GSCL (2009) 31).
 */
export function cohesion({
  both,
  left,
  right,
  size,
}: {
  both: number
  left: number
  right: number
  size: number
}): number {
  const share = both / size
  return share === 1 ? 1 : Math.log((both * size) / (left * right)) / -Math.log(share)
}
