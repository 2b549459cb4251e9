/** A stream of chance that a seed decides: the same seed gives the same demonstration. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  happens(probability: number): boolean
  pick<T>(from: readonly T[]): T
  weighed<T>(from: readonly (readonly [T, number])[]): T
  /** A stream of its own, which nothing drawn from this one changes. */
  branch(name: string | number): Chance
}

function hashOf(text: string): number {
  let hash = 2166136261
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619)
  }
  return hash >>> 0
}

// Mulberry32: one 32-bit state, good enough to look like life, and the same on every machine.
function stream(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function chanceOf(seed: string): Chance {
  const next = stream(hashOf(seed))
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (probability) => next() < probability,
    pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number],
    weighed(from) {
      const total = from.reduce((sum, [, weight]) => sum + weight, 0)
      let left = next() * total
      for (const [value, weight] of from) {
        left -= weight
        if (left < 0) return value
      }
      return (from.at(-1) as (typeof from)[number])[0]
    },
    branch: (name) => chanceOf(`${seed}/${name}`),
  }
}
