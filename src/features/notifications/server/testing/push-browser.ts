import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'

/** A browser's end of a subscription: its keys, and how it opens what it is sent. */
export interface PushBrowser {
  readonly keys: { readonly p256dh: string; readonly auth: string }
  open(body: Buffer): unknown
}

/** HKDF (RFC 5869) over SHA-256. */
const derived = (
  from: { readonly key: Buffer; readonly salt: Buffer },
  info: Buffer | string,
  bytes: number,
): Buffer => Buffer.from(hkdfSync('sha256', from.key, from.salt, info, bytes))

/** Makes one; it opens messages after RFC 8291 (keys) and RFC 8188 (aes128gcm, one record). */
export function openPushBrowser(): PushBrowser {
  const pair = createECDH('prime256v1')
  const own = pair.generateKeys()
  const auth = randomBytes(16)
  return {
    keys: { p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    open(body) {
      const [salt, sender] = [body.subarray(0, 16), body.subarray(21, 21 + (body[20] as number))]
      const sealed = body.subarray(21 + sender.length)
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender])
      const secret = derived({ key: pair.computeSecret(sender), salt: auth }, info, 32)
      const key = derived({ key: secret, salt }, 'Content-Encoding: aes128gcm\0', 16)
      const nonce = derived({ key: secret, salt }, 'Content-Encoding: nonce\0', 12)
      const opening = createDecipheriv('aes-128-gcm', key, nonce)
      opening.setAuthTag(sealed.subarray(-16))
      const padded = Buffer.concat([opening.update(sealed.subarray(0, -16)), opening.final()])
      return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString())
    },
  }
}
