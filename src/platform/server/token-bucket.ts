/** How many at once, and how long until one more is allowed, in milliseconds. */
export interface Allowance {
  readonly burst: number
  readonly refillMs: number
}

/** What is left of an allowance. */
export interface Bucket {
  readonly tokens: number
  readonly at: number
}

/** Takes one token at `now` (ms): the bucket afterwards, or how long to wait. */
export function take(
  bucket: Bucket | undefined,
  { burst, refillMs }: Allowance,
  now: number,
): { bucket: Bucket; waitMs: number } {
  const { tokens, at } = bucket ?? { tokens: burst, at: now }
  const filled = Math.min(burst, tokens + Math.max(0, now - at) / refillMs)
  if (filled < 1) return { bucket: { tokens: filled, at: now }, waitMs: (1 - filled) * refillMs }
  return { bucket: { tokens: filled - 1, at: now }, waitMs: 0 }
}
