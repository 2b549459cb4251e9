import i18next from 'i18next'
import type { Locale } from '#platform/contract/locale.ts'

const minute = 60_000 // ms
const week = 7 * 24 * 60 * minute

let timeZone: string | undefined

/** Times are told in the organisation's time zone, wherever the browser is. */
export function tellTimesIn(zone: string): void {
  timeZone = zone
}

/** A moment to the minute: «2026年3月4日 15:06», “4 Mar 2026, 15:06”. */
export function formatMoment(moment: string | number | Date, locale: Locale): string {
  return formatter(locale, { dateStyle: locale === 'en' ? 'medium' : 'long', timeStyle: 'short' }).format(
    new Date(moment),
  )
}

/** A calendar day, of a moment or of `2026-03-04`. */
export function formatDay(day: string | number | Date, locale: Locale): string {
  const isDay = typeof day === 'string' && day.length === 10
  const options: Intl.DateTimeFormatOptions = { dateStyle: locale === 'en' ? 'medium' : 'long' }
  // A bare day has no zone: read and told in UTC it stays itself everywhere.
  return formatter(locale, isDay ? { ...options, timeZone: 'UTC' } : options).format(new Date(day))
}

/** The name of a month, 1 to 12. */
export function formatMonth(month: number, locale: Locale): string {
  return formatter(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1))
}

/** A time of day by its minutes after midnight: 06:30. */
export function formatClockTime(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The day of a moment where the year is known: «3月4日», “4 Mar”. */
export function formatShortDay(moment: string | number | Date, locale: Locale): string {
  return formatter(locale, { month: 'short', day: 'numeric' }).format(new Date(moment))
}

/** A time of day: 15:06. */
export function formatTime(moment: string | number | Date, locale: Locale): string {
  return formatter(locale, { timeStyle: 'short' }).format(new Date(moment))
}

/** A length of time in its two largest units: «2 小时 10 分», “2 h 10 min”. Milliseconds in. */
export function formatDuration(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000)
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  const t = (key: string, count: number) => i18next.t(`duration.${key}`, { ns: 'platform', count })
  if (minutes < 1) return i18next.t('duration.moment', { ns: 'platform' })
  if (days > 0) return [t('day', days), ...(hours > 0 ? [t('hour', hours)] : [])].join(' ')
  if (hours > 0) return [t('hour', hours), ...(rest > 0 ? [t('minute', rest)] : [])].join(' ')
  return t('minute', rest)
}

/** A number with its thousands marked; `digits` after the point at most. */
export function formatNumber(value: number, locale: Locale, digits = 0): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
}

/** A measured number with so many digits after the point, the zeros as well: what stands below one another is as exact. */
export function formatExact(value: number, locale: Locale, digits: number): string {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value)
}

/** Things side by side: «退款、发票», “refund, invoice”. */
export function formatList(things: readonly (string | number)[], locale: Locale): string {
  return things.join(locale === 'en' ? ', ' : '、')
}

/** What a language is called, by its code: «英语», “English”. */
export function languageName(code: string, locale: Locale): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code
}

/** How far a moment is, in words; null beyond a week either way. Milliseconds in, negative for the past. */
export function relativeWords(distance: number, locale: Locale): string | null {
  const size = Math.abs(distance)
  if (size >= week) return null
  const [unit, length] = unitFor(size)
  const words = new Intl.RelativeTimeFormat(locale === 'en' ? 'en-GB' : locale, { style: 'short' })
  // A space between figures and 汉字, as everywhere else on the screen.
  return words.format(Math.trunc(distance / length), unit).replace(/(\d)(?=\p{Script=Han})/gu, '$1 ')
}

function unitFor(size: number): ['minute' | 'hour' | 'day', number] {
  if (size < 60 * minute) return ['minute', minute]
  return size < 24 * 60 * minute ? ['hour', 60 * minute] : ['day', 24 * 60 * minute]
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const zoned: Intl.DateTimeFormatOptions = { hour12: false, ...(timeZone && { timeZone }), ...options }
  if (zoned.timeStyle === undefined) delete zoned.hour12
  // British order keeps day before month, as the rest of the world writes it.
  const tag = locale === 'en' ? 'en-GB' : locale
  const key = `${tag} ${JSON.stringify(zoned)}`
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(tag, zoned)
  formatters.set(key, known)
  return known
}
