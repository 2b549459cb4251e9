import { matchesOf } from '../matches.ts'
import type { Span } from '../span.ts'
import type { DayPattern } from './day-pattern.ts'
import { chineseDays } from './days.ts'
import { englishDays } from './days-en.ts'
import { dayOf, type Local, type Stretch, stretch, units } from './local-time.ts'
import { numberOf, spelt } from './numerals.ts'

/** A date or time, resolved where the text's own time is known. */
export type TimeFact = Span & { kind: 'time'; stretch: Stretch | null; confidence: number }

/** Hours of the day that words name, half-open. */
const parts: Readonly<Record<string, readonly [from: number, to: number]>> = {
  凌晨: [0, 6],
  清晨: [5, 8],
  早上: [6, 10],
  早晨: [6, 10],
  上午: [8, 12],
  中午: [11, 14],
  下午: [12, 18],
  傍晚: [17, 19],
  晚上: [18, 24],
  夜里: [20, 24],
  半夜: [0, 4],
  morning: [6, 12],
  afternoon: [12, 18],
  evening: [17, 22],
  night: [18, 24],
  noon: [12, 13],
}
/** The part of the day that a day's own name tells: «昨晚», «this morning». */
const within: Readonly<Record<string, readonly [from: number, to: number]>> = {
  早: [6, 10],
  晚: [18, 24],
  夜: [18, 24],
  morning: [6, 12],
  afternoon: [12, 18],
  evening: [17, 22],
  night: [18, 24],
  tonight: [18, 24],
}
const withinDay = /[早晚夜]$|morning$|afternoon$|evening$|night$/
const part = '凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜'
const clockSource = `(${part})?(?:(\\d{1,2}|${spelt}{1,3})(?:[:时](\\d{2})|[点时](?:(半|[一三]刻)|(\\d{1,2}|${spelt}{1,3})分?)?钟?))`
/** What may follow a day: a part of it, or a time of the clock. */
const afterDay = new RegExp(
  ` ?(?:的|at )?(?:${clockSource}|(${part}|morning|afternoon|evening|night|noon)|,? ?(?:at )?(\\d{1,2})(?::(\\d{2}))? ?([ap])\\.?m\\b)`,
  'y',
)
/** A time of the clock by itself: with minutes, with «点钟», or with the part of the day. */
const alone = new RegExp(
  `(?<![\\d:.-])(?:(${part})(?:(\\d{1,2}|${spelt}{1,3})[点时:](?:(半|[一三]刻)|(\\d{1,2}|${spelt}{1,3})分?)?)|([01]?\\d|2[0-3])[:点](\\d{2})分?(?![\\d:])|(\\d{1,2}|${spelt}{1,3})点(?:钟|半))`,
  'g',
)
const clockSign = /[点时:]/
const allDays = [...chineseDays, ...englishDays]
const hint = /[春秋夕宵旬星礼今昨前明后去上这本下周年月日号天点时末旦庆双五六凌早晚午夜]|\d[-/.:]\d|[a-z]{3}/

const roughly = /^[一二两三四五六七八九]{2}$/

/** The hour that is written, «两三点» by the first of both; −1 when it is none. */
const hourWritten = (written = ''): number =>
  numberOf(roughly.test(written) ? written.charAt(0) : written) ?? -1

/** Minutes past the hour that are named: «半», «一刻», «三刻». */
const pastHour: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 }

/** From the hour that is written to the hour meant: «下午3点» is 15. */
function hourOf(hour: number, named: string | undefined): number {
  const [from = 0, to = 24] = named === undefined ? [] : (parts[named] ?? [])
  return hour < 12 && hour < from - 1 && hour + 12 <= to ? hour + 12 : hour
}

function moment(day: Local, hour: number, minutes: number): readonly [Local, Local] | null {
  if (!(hour >= 0 && hour <= 24 && minutes >= 0 && minutes < 60)) return null
  const from = day + hour * units.hour + minutes * units.minute
  return [from, from + units.minute]
}

function withClock(
  day: Local,
  match: readonly (string | undefined)[],
  nightly: boolean,
): readonly [Local, Local] | null {
  const [, named, hour, colon, half, minutes, partOnly, western, westernMinutes, meridiem] = match
  if (partOnly !== undefined) {
    const [from, to] = parts[partOnly] as readonly [number, number]
    return [day + from * units.hour, day + to * units.hour]
  }
  if (western !== undefined)
    return moment(day, (Number(western) % 12) + (meridiem === 'p' ? 12 : 0), Number(westernMinutes ?? 0))
  const past = pastHour[half ?? ''] ?? numberOf(colon ?? minutes ?? '0') ?? 0
  return moment(day, hourOf(hourWritten(hour), named ?? (nightly ? '晚上' : undefined)), past)
}

/** When the text at a place was written; null when it is not known. */
export type WhenWritten = (start: number) => Local | null

function partOf(name: string, [from, to]: readonly [Local, Local]): readonly [Local, Local] | null {
  const told = to - from === units.day ? within[withinDay.exec(name)?.[0] ?? ''] : undefined
  return told === undefined ? null : [from + told[0] * units.hour, from + told[1] * units.hour]
}

function withDay(text: string, written: WhenWritten, { pattern, read, confidence }: DayPattern): TimeFact[] {
  const found: TimeFact[] = []
  for (const match of matchesOf(text, pattern)) {
    const at = written(match.index)
    // Without the text's own time any time serves to see whether there is such a day.
    const days = read(match, at ?? 0)
    if (days === null) continue
    const [from, to] = days
    const start = match.index
    let end = start + match[0].length
    afterDay.lastIndex = end
    const clock = to - from === units.day ? afterDay.exec(text) : null
    const exact = clock === null ? partOf(match[0], days) : withClock(from, clock, /[晚夜]$/.test(match[0]))
    if (clock !== null && exact !== null) end += clock[0].length
    found.push({
      kind: 'time',
      start,
      end,
      stretch: at === null ? null : stretch(...(exact ?? days)),
      confidence,
    })
  }
  return found
}

function clockAlone(text: string, written: WhenWritten): TimeFact[] {
  return [...matchesOf(text, alone)].flatMap((match) => {
    const [all, named, hour, half, minutes, plain, plainMinutes, sharp] = match
    const at = written(match.index)
    const clock = hourWritten(hour ?? plain ?? sharp)
    const past = all.endsWith('半')
      ? 30
      : (pastHour[half ?? ''] ?? numberOf(minutes ?? plainMinutes ?? '0') ?? 0)
    const exact = moment(dayOf(at ?? 0), hourOf(clock, named), past)
    if (exact === null) return []
    const span = { start: match.index, end: match.index + all.length }
    return [
      { kind: 'time', ...span, stretch: at === null ? null : stretch(...exact), confidence: 0.6 } as const,
    ]
  })
}

/**
 * Dates and times in a folded text, Chinese and English: «上周五下午3点», «11月3日», «三天前», «last Friday». Relative ones are resolved against
 * the local time at which the text was written; without it nothing is resolved. Weeks begin on Monday (ISO 8601); a day without a year is
 * the last one, unless the next lies within two months.
 */
export function timesIn(text: string, written: WhenWritten): TimeFact[] {
  if (!hint.test(text)) return []
  const found: TimeFact[] = []
  const add = (facts: readonly TimeFact[]) => {
    for (const fact of facts)
      if (!found.some(({ start, end }) => fact.start < end && fact.end > start)) found.push(fact)
  }
  for (const pattern of /[a-z]{3}/.test(text) ? allDays : chineseDays)
    if (pattern.needs.some((sign) => text.includes(sign))) add(withDay(text, written, pattern))
  if (clockSign.test(text)) add(clockAlone(text, written))
  return found
}
