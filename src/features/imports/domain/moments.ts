import { cleanLine } from './cleaning.ts'
import type { DateOrder } from './fields.ts'
import type { ToMoment } from './zoned-time.ts'

// Excel counts days from 1899-12-30. Outside 1968…2100 a bare number is an amount, not a day.
const excelEpoch = Date.UTC(1899, 11, 30)
const [firstSerial, lastSerial] = [25_000, 73_500]

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A date as written: wall-clock milliseconds, or a moment where the text itself names the zone. */
type Written = { readonly wall: number } | { readonly moment: number } | null

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
}

function wallOf({ year, month, day }: Parts, time: number): Written {
  const full = year < 100 ? (year < 70 ? 2000 + year : 1900 + year) : year
  const at = Date.UTC(full, month - 1, day)
  const made = new Date(at)
  const real = made.getUTCMonth() === month - 1 && made.getUTCDate() === day
  return real && full >= 1900 && full <= 9999 ? { wall: at + time } : null
}

const timePattern =
  /^(上午|下午|凌晨|早上|中午|晚上|am|pm)?\s*(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?\s*(am|pm)?$/i

/** Milliseconds since midnight; null for what is no time of day. */
function timeOf(text: string): number | null {
  const plain = text
    .replace(/[点时]/g, ':')
    .replace(/分/g, ':')
    .replace(/[秒:\s]+$/g, '')
  if (plain === '') return 0
  const match = timePattern.exec(plain)
  if (match === null) return null
  const [, before = '', hours, minutes = '0', seconds = '0', fraction = '', after = ''] = match
  const half = (before || after).toLowerCase()
  const given = Number(hours)
  const late = /^(下午|晚上|pm)$/.test(half) && given < 12
  const early = /^(凌晨|上午|早上|am)$/.test(half) && given === 12
  const hour = late ? given + 12 : early ? 0 : given
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null
  const ms = Math.floor(Number(`0.${fraction || '0'}`) * 1000)
  return ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + ms
}

function inZone(written: Written, zone: string | undefined): Written {
  if (written === null || zone === undefined || !('wall' in written)) return written
  const sign = zone.startsWith('-') ? -1 : 1
  const [hours = '0', minutes = '0'] = /^z|utc|gmt$/i.test(zone) ? [] : zone.slice(1).split(/:|(?<=^\d\d)/)
  return { moment: written.wall - sign * (Number(hours) * 60 + Number(minutes)) * 60_000 }
}

const zonePattern = /\s*(z|utc|gmt|[+-]\d{2}:?\d{2})$/i

function splitZone(text: string): { bare: string; zone: string | undefined } {
  const zone = /\d{1,2}:\d{2}/.test(text) ? zonePattern.exec(text)?.[1] : undefined
  return { bare: zone === undefined ? text : text.replace(zonePattern, ''), zone }
}

function numbered(text: string): Written {
  const value = Number(text)
  if (/^\d{8}$/.test(text))
    return wallOf({ year: +text.slice(0, 4), month: +text.slice(4, 6), day: +text.slice(6) }, 0)
  if (/^(19|20)\d{12}$/.test(text)) {
    const time = timeOf(`${text.slice(8, 10)}:${text.slice(10, 12)}:${text.slice(12)}`)
    const parts = { year: +text.slice(0, 4), month: +text.slice(4, 6), day: +text.slice(6, 8) }
    return time === null ? null : wallOf(parts, time)
  }
  // Seconds or milliseconds since 1970, between 1990 and 2100.
  if (/^\d{10}(\.\d+)?$/.test(text)) return value > 631e6 && value < 4.11e9 ? { moment: value * 1000 } : null
  if (/^\d{13}$/.test(text)) return value > 631e9 && value < 4.11e12 ? { moment: value } : null
  if (value < firstSerial || value > lastSerial) return null
  return { wall: excelEpoch + Math.round(value * 86_400) * 1000 }
}

const partsIn: Readonly<Record<DateOrder, (a: number, b: number, c: number) => Parts>> = {
  ymd: (year, month, day) => ({ year, month, day }),
  dmy: (day, month, year) => ({ year, month, day }),
  mdy: (month, day, year) => ({ year, month, day }),
}

function digits(text: string, order: DateOrder): { parts: Parts; rest: string } | null {
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(.*)$/s.exec(text)
  if (yearFirst !== null) {
    const [, year, month, day, rest = ''] = yearFirst
    return { parts: { year: Number(year), month: Number(month), day: Number(day) }, rest }
  }
  const other = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)(.*)$/s.exec(text)
  if (other === null) return null
  const [, a, b, c, rest = ''] = other
  const made = partsIn[c?.length === 4 && order === 'ymd' ? 'dmy' : order]
  return { parts: made(Number(a), Number(b), Number(c)), rest }
}

function worded(text: string): { parts: Parts; rest: string } | null {
  const match =
    /^(?:[a-z]{3,9},?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?[\s-]+(\d{4})(.*)$/is.exec(
      text,
    )
  if (match === null) return null
  const [, dayFirst, monthAfter, monthFirst, dayAfter, year, rest = ''] = match
  const month = months.indexOf((monthAfter ?? monthFirst ?? '').slice(0, 3).toLowerCase()) + 1
  return month === 0
    ? null
    : { parts: { year: Number(year), month, day: Number(dayFirst ?? dayAfter) }, rest }
}

/** What a cell says of a day and a time, in any of the shapes people export; null when it says none. */
function writtenDate(cell: string, order: DateOrder): Written {
  const text = cleanLine(cell).normalize('NFKC')
  if (text.length > 60 || !/\d/.test(text)) return null
  if (/^\d+(\.\d+)?$/.test(text)) return numbered(text)
  const { bare, zone } = splitZone(text)
  const found = digits(bare, order) ?? worded(bare)
  if (found === null) return null
  const time = timeOf(
    found.rest
      .replace(/^[T,\s]+/i, '')
      .replace(/^(?:星期|周)[一二三四五六日天]\s*/, '')
      .trim(),
  )
  return time === null ? null : inZone(wallOf(found.parts, time), zone)
}

/** The moment a cell names, in milliseconds since 1970; null when it names none. A day alone is its first moment. */
export function momentOf(cell: string, how: { order: DateOrder; toMoment: ToMoment }): number | null {
  const written = writtenDate(cell, how.order)
  if (written === null) return null
  return 'moment' in written ? Math.round(written.moment) : how.toMoment(written.wall)
}

/** Whether a cell looks like a date to a person; a bare number of days or seconds counts only where a heading says so. */
export function looksLikeDate(cell: string): 'date' | 'number' | null {
  const written = writtenDate(cell, 'dmy') ?? writtenDate(cell, 'mdy')
  if (written === null) return null
  return /^\d+(\.\d+)?$/.test(cleanLine(cell)) ? 'number' : 'date'
}

/** The order of the parts of dates that do not begin with the year: whichever no cell contradicts, day first in doubt. */
export function orderOfDates(cells: readonly string[]): DateOrder {
  const pairs = cells
    .map((cell) => /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/.exec(cleanLine(cell)))
    .filter((match) => match !== null)
    .map((match) => ({ first: Number(match[1]), second: Number(match[2]), third: Number(match[3]) }))
  if (pairs.length === 0) return 'ymd'
  if (pairs.some(({ second }) => second > 12)) return pairs.some(({ first }) => first > 12) ? 'ymd' : 'mdy'
  return pairs.some(({ third }) => third > 31) || pairs.every(({ first }) => first <= 31) ? 'dmy' : 'ymd'
}
