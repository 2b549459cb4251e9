// First two digits of a Chinese ID number: the provinces of GB/T 2260, and 83 for Taiwan residents' permits.
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

function realDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day <= (days[month - 1] as number)
}

/** Whether 18 characters are a Chinese ID number: province, birth date and check digit (GB 11643, ISO 7064 MOD 11-2). */
export function isIdNumber(digits: string): boolean {
  if (!/^\d{17}[\dxX]$/.test(digits) || !resemblesIdNumber(digits)) return false
  let sum = 0
  for (const [i, weight] of weights.entries()) sum += weight * Number(digits[i])
  return '10X98765432'[sum % 11] === digits[17]?.toUpperCase()
}

/** Whether 15 digits can be an ID number of the first generation (no check digit): province and birth date. */
export function isOldIdNumber(digits: string): boolean {
  if (!/^\d{15}$/.test(digits) || !provinces.has(digits.slice(0, 2))) return false
  return realDate(
    1900 + Number(digits.slice(6, 8)),
    Number(digits.slice(8, 10)),
    Number(digits.slice(10, 12)),
  )
}

/** The Luhn check (ISO/IEC 7812-1) over a string of digits. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return digits.length > 0 && sum % 10 === 0
}

/** Issuers' leading digits with their card lengths; 9 begins old Chinese debit cards that are still in use. */
const issuers: readonly [beginning: RegExp, lengths: readonly number[]][] = [
  [/^3[47]/, [15]],
  [/^35/, [16]],
  [/^4/, [16, 19]],
  [/^(5[1-5]|2[2-7]\d\d|6[05])/, [16]],
  [/^62/, [16, 17, 18, 19]],
  [/^9[05-9]/, [16, 17, 18, 19]],
]

/** Whether 18 characters are built like an ID number, whatever the check digit: then a card is not what was meant. */
function resemblesIdNumber(digits: string): boolean {
  if (digits.length !== 18 || !provinces.has(digits.slice(0, 2))) return false
  const year = Number(digits.slice(6, 10))
  return (
    year >= 1900 && year < 2100 && realDate(year, Number(digits.slice(10, 12)), Number(digits.slice(12, 14)))
  )
}

/** Whether 15–19 digits can be a payment card: a known issuer's beginning and length, and Luhn. */
export function isBankCard(digits: string): boolean {
  if (!/^\d{15,19}$/.test(digits) || /^(\d)\1+$/.test(digits) || resemblesIdNumber(digits)) return false
  const issuer = issuers.find(([beginning]) => beginning.test(digits))
  return issuer?.[1].includes(digits.length) === true && passesLuhn(digits)
}
