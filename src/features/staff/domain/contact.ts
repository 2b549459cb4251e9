/** A way to reach and recognise a person, in one spelling. */
export type Login =
  | { readonly kind: 'email'; readonly value: string }
  | { readonly kind: 'phone'; readonly value: string }

const emailPattern = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/

/** An address in lower case, or null for what is no address. */
export function normalEmail(text: string): string | null {
  const email = text.normalize('NFKC').trim().toLowerCase()
  return email.length <= 200 && emailPattern.test(email) ? email : null
}

/** A number in E.164 (`+8613800138000`), read as Chinese where no country is given; null for what is no number. */
export function normalPhone(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s().\-‐-―]/g, '')
  const international = /^(?:\+|00)(\d{8,15})$/.exec(digits)
  if (international !== null) return `+${international[1]}`
  if (/^1[3-9]\d{9}$/.test(digits)) return `+86${digits}`
  if (/^86(1[3-9]\d{9})$/.test(digits)) return `+${digits}`
  // A landline drops its leading zero behind the country code.
  if (/^0[1-9]\d{8,10}$/.test(digits)) return `+86${digits.slice(1)}`
  return null
}

/** What someone typed to say who they are. */
export function loginOf(text: string): Login | null {
  const email = normalEmail(text)
  if (email !== null) return { kind: 'email', value: email }
  const phone = normalPhone(text)
  return phone === null ? null : { kind: 'phone', value: phone }
}

/** `l***@example.com` */
export function maskedEmail(email: string): string {
  const at = email.indexOf('@')
  return `${email.slice(0, 1)}***${email.slice(at)}`
}

/** `+86138****8000` */
export function maskedPhone(phone: string): string {
  return `${phone.slice(0, Math.max(3, phone.length - 8))}****${phone.slice(-4)}`
}
