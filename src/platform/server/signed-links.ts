import { createHmac, timingSafeEqual } from 'node:crypto'

const idBytes = 16
const proofBytes = 16

function proofOf({ key, purpose }: SigningKey, id: Buffer): Buffer {
  return createHmac('sha256', key).update(purpose).update(id).digest().subarray(0, proofBytes)
}

/** What links are signed with, and what for: a link of one purpose opens nothing of another. */
export interface SigningKey {
  readonly key: Buffer
  readonly purpose: string
}

/** The token of a link to a thing: its id, and a proof that only the key can make. Nothing of it needs to be stored. */
export function tokenFor(signing: SigningKey, id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  return Buffer.concat([bytes, proofOf(signing, bytes)]).toString('base64url')
}

/** The id that a token names, before anything is proven: for asking ahead what is let go of when the proof fails. */
export function idClaimedBy(token: string): string | null {
  const bytes = Buffer.from(token, 'base64url')
  return bytes.length === idBytes + proofBytes ? written(bytes.subarray(0, idBytes)) : null
}

const written = (id: Buffer): string =>
  id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** The id a token was made for; null for a token that is not ours. */
export function idBehind(signing: SigningKey, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== idBytes + proofBytes) return null
  const id = bytes.subarray(0, idBytes)
  if (!timingSafeEqual(bytes.subarray(idBytes), proofOf(signing, id))) return null
  return written(id)
}
