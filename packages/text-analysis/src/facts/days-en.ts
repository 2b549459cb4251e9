import type { DayPattern } from './day-pattern.ts'
import { englishFestivals } from './festivals.ts'
import { dateOf, dayOf, firstOf, type Local, mondayOf, monthOf, nearestDate, units } from './local-time.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const small: Readonly<Record<string, number>> = {
  'half a': 0.5,
  'half an': 0.5,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  'a couple of': 2,
}
const lengths: Readonly<Record<string, number>> = {
  minute: units.minute,
  hour: units.hour,
  day: units.day,
  week: units.week,
}

const day = (from: Local | null): readonly [Local, Local] | null =>
  from === null ? null : [from, from + units.day]
const monthIndex = (name: string | undefined) => monthNames.indexOf((name ?? '').slice(0, 3))

function dated(at: Local, [month, date]: readonly [number, number], year: string | undefined) {
  return day(year === undefined ? nearestDate(at, month, date) : dateOf(Number(year), month, date))
}

function distant(at: Local, n: number, unit: string): readonly [Local, Local] | null {
  const { year, month } = monthOf(at)
  if (unit === 'month' || unit === 'year') {
    const wanted = month + n * (unit === 'year' ? 12 : 1)
    if (!Number.isInteger(wanted)) return day(dayOf(at + n * 30.4 * units.day))
    return day(dateOf(year, wanted, new Date(at).getUTCDate()) ?? firstOf(year, wanted + 1) - units.day)
  }
  const length = lengths[unit] as number
  const moment = at + n * length
  const from = length >= units.day ? dayOf(moment) : moment - (moment % units.minute)
  return [from, from + Math.min(length, units.day)]
}

function period(at: Local, step: number, unit: string): readonly [Local, Local] {
  const { year, month } = monthOf(at)
  if (unit === 'year') return [firstOf(year + step, 0), firstOf(year + step + 1, 0)]
  if (unit === 'month') return [firstOf(year, month + step), firstOf(year, month + step + 1)]
  const monday = mondayOf(at) + step * units.week
  return unit === 'weekend' ? [monday + 5 * units.day, monday + units.week] : [monday, monday + units.week]
}

const coming = new Set(['next', 'by', 'until', 'before'])

/** «last Friday» is the one before today, «next Friday» the one after it, «by Friday» the next to come, a bare one the latest that has begun. */
function weekday(at: Local, step: string | undefined, name: string): readonly [Local, Local] {
  const chosen = mondayOf(at) + weekdays.indexOf(name) * units.day
  const today = dayOf(at)
  const from =
    step !== undefined && coming.has(step)
      ? chosen + (chosen < today || (step === 'next' && chosen === today) ? units.week : 0)
      : chosen - (chosen > today || (step === 'last' && chosen === today) ? units.week : 0)
  return step === 'this' ? [chosen, chosen + units.day] : [from, from + units.day]
}

const steps: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 }
const nearDays: Readonly<Record<string, number>> = {
  'the day before yesterday': -2,
  yesterday: -1,
  'last night': -1,
  today: 0,
  tonight: 0,
  'this morning': 0,
  'this afternoon': 0,
  'this evening': 0,
  tomorrow: 1,
}

/** Every English pattern is long enough to be found quickly. */
const any = ['']

/** How days are named in English, what says most first. */
export const englishDays: readonly DayPattern[] = [
  ...englishFestivals,
  {
    needs: any,
    pattern: new RegExp(`\\b${monthName}\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (20\\d{2}))?(?![\\d%])`, 'g'),
    read: ([, month, date, year], at) => dated(at, [monthIndex(month), Number(date)], year),
    confidence: 0.95,
  },
  {
    needs: any,
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${monthName}(?:,? (20\\d{2}))?\\b`, 'g'),
    read: ([, date, month, year], at) => dated(at, [monthIndex(month), Number(date)], year),
    confidence: 0.95,
  },
  {
    needs: ['day', 'night', 'morning', 'afternoon', 'evening', 'tomorrow'],
    pattern:
      /\b(the day before yesterday|yesterday|today|tomorrow|tonight|last night|this morning|this afternoon|this evening)\b/g,
    read: ([, word], at) => day(dayOf(at) + (nearDays[word ?? ''] ?? 0) * units.day),
    confidence: 0.95,
  },
  {
    needs: ['day'],
    pattern:
      /\b(?:(last|this|next|by|until|before) )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/g,
    read: ([, step, name], at) => weekday(at, step, name ?? ''),
    confidence: 0.9,
  },
  {
    needs: ['last', 'this', 'next'],
    pattern: /\b(last|this|next) (weekend|week|month|year)\b/g,
    read: ([, step, unit], at) => period(at, steps[step ?? ''] ?? 0, unit ?? ''),
    confidence: 0.9,
  },
  {
    needs: ['ago'],
    pattern:
      /\b(\d{1,3}|a couple of|(?:half )?an?|one|two|three|four|five|six|seven|eight|nine|ten) (minute|hour|day|week|month|year)s? ago\b/g,
    read: ([, n, unit], at) => distant(at, -(small[n ?? ''] ?? Number(n)), unit ?? ''),
    confidence: 0.85,
  },
]
