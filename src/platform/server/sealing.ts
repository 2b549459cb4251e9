import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from './settings.ts'

/** Keeps texts unreadable to whoever has the database alone. */
export interface Sealer {
  seal(text: string): string
  /** The text; null when it was sealed with another key, or is not whole. */
  unseal(sealed: string): string | null
}

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** The installation's secret: the one of the settings, else the one in the data folder, which is made when it is missing. */
function secretOf({ HUIXIANG_SECRET: given, HUIXIANG_DATA: folder }: Settings): string {
  if (given !== undefined) return given
  const file = join(folder, 'secret')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    // Two processes may start at once: one of them makes it.
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}

/** Opens the sealer of an installation (AES-256-GCM; the key by HKDF-SHA-256, RFC 5869). */
export function openSealer(settings: Settings): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secretOf(settings), '', 'huixiang sealed texts', 32))
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes)
      const sealing = createCipheriv(cipher, key, nonce)
      const content = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
      return Buffer.concat([nonce, sealing.getAuthTag(), content]).toString('base64url')
    },
    unseal(sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < nonceBytes + tagBytes) return null
      const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceBytes))
      opening.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
      try {
        const content = bytes.subarray(nonceBytes + tagBytes)
        return Buffer.concat([opening.update(content), opening.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}
