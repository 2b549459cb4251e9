import { count, InputError, within } from './input-error.ts'

/**
 * Counts of durations by bucket number; buckets without durations are left out. Plain JSON and additive: adding the
 * counts of two histograms gives the histogram of both.
 */
export type Histogram = Readonly<Record<number, number>>

/** A bucket holds durations low ≤ d < high, in milliseconds; high is null in the last, open bucket. */
export type Bucket = { readonly low: number; readonly high: number | null }

const RATIO = 1.05
const LONGEST_MS = 3650 * 24 * 3600 * 1000

/**
 * Fixed boundaries in milliseconds: 1, then each 5 % above the one before, to the first beyond ten years. Stored counts
 * mean these boundaries and no others, so they never change; another grid needs another name.
 */
export const durationBoundaries: readonly number[] = boundaries()

/** Name of the grid, to store beside counts. */
export const durationGrid = 'ms-1.05-v1'

/** Greatest relative distance between a duration of 1 ms or more and any other point of its bucket. */
export const durationResolution = RATIO - 1

/** Number of the bucket a duration in milliseconds falls into; InputError on negative durations and NaN. */
export function bucketOf(durationMs: number): number {
  within('durationMs', durationMs, [0, Number.MAX_VALUE])
  let low = 0
  let high = durationBoundaries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (durationMs < (durationBoundaries[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}

/** Bounds of a bucket; InputError unless its number is 0 … durationBoundaries.length. */
export function bucketBounds(bucket: number): Bucket {
  count('bucket', bucket)
  within('bucket', bucket, [0, durationBoundaries.length])
  return { low: durationBoundaries[bucket - 1] ?? 0, high: durationBoundaries[bucket] ?? null }
}

/** Histogram of durations in milliseconds. */
export function histogramOf(durationsMs: readonly number[]): Histogram {
  const counts: Record<number, number> = {}
  for (const duration of durationsMs) {
    const bucket = bucketOf(duration)
    counts[bucket] = (counts[bucket] ?? 0) + 1
  }
  return counts
}

/** Histogram of all parts together. */
export function mergeHistograms(...parts: readonly Histogram[]): Histogram {
  const counts: Record<number, number> = {}
  for (const part of parts) {
    for (const [bucket, size] of bucketCounts(part)) counts[bucket] = (counts[bucket] ?? 0) + size
  }
  return counts
}

/** Bucket numbers and counts in rising order, checked; InputError on unknown buckets and on negative counts. */
export function bucketCounts(histogram: Histogram): readonly (readonly [bucket: number, size: number])[] {
  return Object.entries(histogram)
    .map(([key, size]) => [bucketNumber(key), count(`histogram[${key}]`, size)] as const)
    .sort(([one], [other]) => one - other)
}

function bucketNumber(key: string): number {
  const bucket = Number(key)
  const known = Number.isInteger(bucket) && bucket >= 0 && bucket <= durationBoundaries.length
  if (!known)
    throw new InputError('outOfRange', {
      argument: 'bucket',
      value: key,
      low: 0,
      high: durationBoundaries.length,
    })
  return bucket
}

// Repeated multiplication is the same to the last bit on every engine; Math.pow is not.
function boundaries(): readonly number[] {
  const grid = [1]
  for (let edge = 1; edge < LONGEST_MS; grid.push(edge)) edge *= RATIO
  return Object.freeze(grid)
}
