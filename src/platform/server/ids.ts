import { randomFillSync, randomUUID } from 'node:crypto'

/**
 * A UUID version 7 (RFC 9562): 48 bits of milliseconds, then randomness, so that ids sort by age.
 * @param now milliseconds since 1970
 */
export function uuid7(now: number): string {
  const time = now.toString(16).padStart(12, '0')
  // A random UUID's randomness with another version: Node draws it in stock, which is cheaper than bytes drawn each time.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text is a UUID of any version. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text)
}

const stock = Buffer.alloc(4096)
let drawn = stock.length

/** Random bytes for a secret or a number, at most 4,096; drawn from the system in stock, and wiped from it as they are given out. */
export function randomBytes(count: number): Buffer {
  if (drawn + count > stock.length) {
    randomFillSync(stock)
    drawn = 0
  }
  const place = stock.subarray(drawn, drawn + count)
  const bytes = Buffer.from(place)
  place.fill(0)
  drawn += count
  return bytes
}

/** A secret for links, sessions and keys: 24 random bytes as base64url. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url')
}
