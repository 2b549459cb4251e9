import { normalise } from './normalise.ts'

const SHINGLE = 3
const wordUnit = /[\p{L}\p{N}]/u

/** Letters and digits of the folded text: what stays when blanks, punctuation and emoji are ignored. */
function essence(text: string): string {
  const folded = normalise(text).text
  let kept = ''
  for (const unit of folded) if (wordUnit.test(unit)) kept += unit
  return kept
}

function mixed(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function hashOf(text: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mixed(hash ^ text.length)
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0')
}

/**
 * 32 hexadecimal digits that equal texts share: blanks, punctuation, emoji, case, full-width forms and traditional
 * characters make no difference. Not for secrets: it is fast, not cryptographic. A text without letters or digits is
 * hashed as it stands.
 */
export function contentHash(text: string): string {
  const kept = essence(text) || `=${text}`
  return [0x811c9dc5, 0x9e3779b9, 0x7f4a7c15, 0x2545f491].map((seed) => hex(hashOf(kept, seed))).join('')
}

/**
 * 64-bit simhash over three-character shingles (Charikar 2002) as 16 hexadecimal digits. Near-duplicates differ in
 * few bits: up to about 3 for copied texts with small edits of 60 characters or more; short texts vary more.
 */
export function simhash64(text: string): string {
  const kept = essence(text)
  const votes = new Int32Array(64)
  const last = Math.max(1, kept.length - SHINGLE + 1)
  for (let i = 0; i < last; i++) {
    const shingle = kept.slice(i, i + SHINGLE)
    const low = hashOf(shingle, 0x811c9dc5)
    const high = hashOf(shingle, 0x9e3779b9)
    for (let bit = 0; bit < 32; bit++) {
      votes[bit] = (votes[bit] as number) + ((low >>> bit) & 1 ? 1 : -1)
      votes[bit + 32] = (votes[bit + 32] as number) + ((high >>> bit) & 1 ? 1 : -1)
    }
  }
  let low = 0
  let high = 0
  for (let bit = 0; bit < 32; bit++) {
    if ((votes[bit] as number) > 0) low |= 1 << bit
    if ((votes[bit + 32] as number) > 0) high |= 1 << bit
  }
  return hex(high) + hex(low)
}

/**
 * In how many bits two simhashes differ, 0…64.
 * @throws TypeError when one of them is not 16 hexadecimal digits
 */
export function simhashDistance(a: string, b: string): number {
  for (const hash of [a, b]) if (!/^[0-9a-f]{16}$/.test(hash)) throw new TypeError(`not a simhash: «${hash}»`)
  let difference = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  let bits = 0
  for (; difference > 0n; difference &= difference - 1n) bits++
  return bits
}
