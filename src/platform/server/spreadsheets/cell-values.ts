const dayMs = 86_400_000
// Excel counts days from 1899-12-30 for every day after its invented 29 February 1900.
const epoch1900 = Date.UTC(1899, 11, 30)
const epoch1904 = Date.UTC(1904, 0, 1)

/** Number formats that Excel itself reads as dates (ECMA-376 18.8.30, with those of East Asian locales). */
const builtInDate = (format: number): boolean =>
  (format >= 14 && format <= 22) ||
  (format >= 27 && format <= 36) ||
  (format >= 45 && format <= 47) ||
  (format >= 50 && format <= 58)

/** Whether a number format shows a date or a time: it names y, m, d, h or s outside quotes, brackets and escapes. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDate(id)
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare)
}

/** A serial day as ISO 8601 without a zone: the wall clock of whoever wrote the sheet. Date alone, time alone, or both. */
export function isoOfSerial(serial: number, from1904: boolean): string | null {
  const shift = !from1904 && serial < 60 && serial >= 1 ? 1 : 0
  const moment = new Date((from1904 ? epoch1904 : epoch1900) + Math.round((serial + shift) * dayMs))
  if (Number.isNaN(moment.getTime()) || serial < 0 || moment.getUTCFullYear() > 9999) return null
  // A binary fraction of a day is seldom a whole second: what is within half a millisecond was rounded above.
  const iso = new Date(Math.round(moment.getTime() / 1000) * 1000).toISOString()
  if (Number.isInteger(serial)) return iso.slice(0, 10)
  return serial < 1 && !from1904 ? iso.slice(11, 19) : iso.slice(0, 19)
}

/** A number as a person would write it: no exponent for whole numbers (telephone numbers), no binary dust (0.1 + 0.2). */
export function textOfNumber(raw: string): string {
  const value = Number(raw)
  if (raw === '' || !Number.isFinite(value)) return raw
  if (Number.isSafeInteger(value)) return String(value)
  if (Math.abs(value) >= 1e15) return /^\d+$/.test(raw) ? raw : BigInt(Math.round(value)).toString()
  return String(Number(value.toPrecision(15)))
}

/** Column number of a cell reference (`AB12` → 27), from zero; null where it has none. */
export function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return null
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
