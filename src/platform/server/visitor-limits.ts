import { isIPv6 } from 'node:net'
import { Refusal } from '../contract/refusal.ts'
import { type Allowance, type Bucket, take } from './token-bucket.ts'

const mostVisitors = 50_000

// A household or an attacker holds a whole /64; single addresses would limit nothing.
const visitorOf = (ip: string): string =>
  isIPv6(ip) && !ip.includes('.') ? ip.split(':').slice(0, 4).join(':') : ip

/** Limits how often one address may do something in this process; nothing is written anywhere. */
export function visitorLimit(code: `${string}.${string}`, allowance: Allowance) {
  const buckets = new Map<string, Bucket>()
  return (ip: string | null, now: number): void => {
    if (ip === null) return
    const visitor = visitorOf(ip)
    const { bucket, waitMs } = take(buckets.get(visitor), allowance, now)
    // Re-inserted, so that the map's first entry is the one unused longest.
    buckets.delete(visitor)
    buckets.set(visitor, bucket)
    if (buckets.size > mostVisitors) buckets.delete(buckets.keys().next().value as string)
    if (waitMs > 0) throw new Refusal(code, 'limit', { retryAfterSeconds: Math.ceil(waitMs / 1000) })
  }
}
