/** The country a number without a country code belongs to. */
const homeCode = '86'

const halfWidth = (text: string) => text.normalize('NFKC')

function homeNumber(digits: string): string | null {
  if (/^1[3-9]\d{9}$/.test(digits)) return digits
  if (/^[48]00\d{7}$/.test(digits)) return digits
  // Land lines: the trunk 0 is dialled at home only and is no part of E.164.
  if (/^0[1-9]\d{8,10}$/.test(digits)) return digits.slice(1)
  return null
}

/**
 * A telephone number as E.164, the key by which a customer is recognised; null for what is no complete number.
 * Numbers without a country code are Chinese. An extension makes a switchboard of it, which identifies nobody.
 */
export function phoneKey(text: string): string | null {
  const plain = halfWidth(text).trim()
  if (/转|ext|x|#/i.test(plain) || /[^\d\s+().\-–—·/]/.test(plain)) return null
  const digits = plain.replace(/\D/g, '')
  if (plain.startsWith('+') || digits.startsWith('00')) {
    const international = digits.replace(/^00/, '')
    if (international.startsWith(homeCode)) {
      const home = homeNumber(international.slice(2)) ?? homeNumber(`0${international.slice(2)}`)
      return home === null ? null : `+${homeCode}${home}`
    }
    return /^[1-9]\d{6,14}$/.test(international) ? `+${international}` : null
  }
  const home = homeNumber(digits) ?? (digits.startsWith(homeCode) ? homeNumber(digits.slice(2)) : null)
  return home === null ? null : `+${homeCode}${home}`
}

/** An e-mail address in lower case; null for what is none. */
export function emailKey(text: string): string | null {
  const plain = halfWidth(text).trim().toLowerCase()
  return plain.length <= 254 && /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/.test(plain) ? plain : null
}

/** A name without spaces, dots and case, so that 张 三 is found as 张三. */
export function nameKey(text: string): string | null {
  const plain = halfWidth(text)
    .toLowerCase()
    .replace(/[\s·•.]/g, '')
  return plain === '' ? null : plain
}

/** 138****5678: enough to recognise, not enough to dial. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/^\+86/, '')
  if (digits.length < 7) return '*'.repeat(digits.length)
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`
}

/** z***@example.com */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '***' : `${email.slice(0, 1)}***${email.slice(at)}`
}
