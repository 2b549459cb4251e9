/** Numbers in [0, 1) that are the same for the same seed. */
export type Random = () => number

/** Marsaglia's xorshift32 (Journal of Statistical Software 8, 2003): fast, good enough to shuffle and to drop. */
export function seededRandom(seed: number): Random {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) | 0
  if (state === 0) state = 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 8) / 0x1000000
  }
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle(items: Int32Array, random: Random): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const item = items[i] as number
    items[i] = items[j] as number
    items[j] = item
  }
}
