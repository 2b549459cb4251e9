import { createHmac, timingSafeEqual } from 'node:crypto'

const idBytes = 16
const proofBytes = 16

function proofOf(key: Buffer, id: Buffer): Buffer {
  return createHmac('sha256', key).update('survey invitation').update(id).digest().subarray(0, proofBytes)
}

/** The token of an invitation's link: its id, and a proof that only the organisation's key can make. */
export function tokenOf(key: Buffer, invitationId: string): string {
  const id = Buffer.from(invitationId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, proofOf(key, id)]).toString('base64url')
}

/** The invitation a token was made for; null for a token that is not ours. */
export function invitationOf(key: Buffer, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== idBytes + proofBytes) return null
  const id = bytes.subarray(0, idBytes)
  if (!timingSafeEqual(bytes.subarray(idBytes), proofOf(key, id))) return null
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
