const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Letters and digits that nobody mistakes for each other on the telephone or on paper. */
const clearSigns = '2346789ABCDEFGHJKMNPQRTUVWXY'

/** How many random bytes a number takes. */
export const randomBytesOfNumber = 7

/** ISO/IEC 7064 MOD 37,36: finds every single wrong sign and nearly every swap of two neighbours. */
function checkSign(text: string): string {
  let product = 36
  for (const sign of text) {
    const sum = (product + signs.indexOf(sign)) % 36 || 36
    product = (sum * 2) % 37
  }
  return signs[(37 - product) % 36] as string
}

/**
 * A tracking number: HX, the day, seven random signs, a check sign; 16 in all, shown in groups of four.
 * @param day `2026-11-21`
 * @param random `randomBytesOfNumber` bytes; 28 signs divide 256 unevenly by 1 %, which harms no number
 */
export function makeTrackingNumber(day: string, random: Uint8Array): string {
  const body = [...random].map((byte) => clearSigns[byte % clearSigns.length]).join('')
  const text = `HX${day.slice(2).replaceAll('-', '')}${body}`
  return text + checkSign(text)
}

/** What a person typed, as a tracking number; null when it cannot be one (a sign is wrong or missing). */
export function readTrackingNumber(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·-]/g, '')
  if (!/^HX\d{6}[0-9A-Z]{8}$/.test(text)) return null
  return checkSign(text.slice(0, -1)) === text.at(-1) ? text : null
}

/** `HX26 1121 7KQM WXP3` */
export function groupedNumber(number: string): string {
  return number.replace(/(.{4})(?=.)/g, '$1 ')
}
