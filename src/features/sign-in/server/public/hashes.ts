import { createHash } from 'node:crypto'

/** SHA-256 as hex: how secrets that are long and random are kept. */
export function hashedSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
