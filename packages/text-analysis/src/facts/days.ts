import { type DayPattern, months, steps, written, years } from './day-pattern.ts'
import { festivalDays } from './festivals.ts'
import { dateOf, dayOf, firstOf, type Local, mondayOf, monthOf, nearestDate, units } from './local-time.ts'
import { monthParts, yearParts } from './month-parts.ts'
import { numberOf, spelt } from './numerals.ts'

const count = `(\\d{1,3}|[俩仨]|${spelt}{1,3}|半)`
const day = (from: Local | null): readonly [Local, Local] | null =>
  from === null ? null : [from, from + units.day]
const wholeDay = (time: Local): readonly [Local, Local] => [dayOf(time), dayOf(time) + units.day]

const relativeDays: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  前晚: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  昨夜: -1,
  昨儿: -1,
  今天: 0,
  今日: 0,
  今早: 0,
  今晚: 0,
  今儿: 0,
  当天: 0,
  明天: 1,
  明日: 1,
  明早: 1,
  明晚: 1,
  后天: 2,
  大后天: 3,
}
const spans: Readonly<Record<string, number>> = {
  分钟: units.minute,
  小时: units.hour,
  钟头: units.hour,
  天: units.day,
  日: units.day,
  周: units.week,
  星期: units.week,
  礼拜: units.week,
}

/** Days from Monday on: «周三» and «周3» are 2, «周日», «周天» and «周7» 6. */
const dayInWeek = (name: string) => (name === '天' ? 6 : '一二三四五六日1234567'.indexOf(name) % 7)

/** The day of a week; a bare one is the last. */
function weekday(at: Local, step: string | undefined, name: string): readonly [Local, Local] {
  const chosen = mondayOf(at) + (steps[step ?? ''] ?? 0) * units.week + dayInWeek(name) * units.day
  const from = step === undefined && chosen > at ? chosen - units.week : chosen
  return [from, from + units.day]
}

/** «周五前要»: the next such day, today among them. */
function comingWeekday(at: Local, name: string): readonly [Local, Local] {
  const chosen = mondayOf(at) + dayInWeek(name) * units.day
  const from = chosen < dayOf(at) ? chosen + units.week : chosen
  return [from, from + units.day]
}

function distant(at: Local, n: number, unit: string): readonly [Local, Local] {
  if (unit === '月' || unit === '年') {
    const size = unit === '年' ? 12 : 1
    if (!Number.isInteger(n * size)) return wholeDay(at + n * size * 30.4 * units.day)
    const { year, month } = monthOf(at)
    const date = new Date(at).getUTCDate()
    const wanted = month + n * size
    return wholeDay(dateOf(year, wanted, date) ?? firstOf(year, wanted + 1) - units.day)
  }
  const length = spans[unit] as number
  const moment = at + n * length
  if (length >= units.day) return wholeDay(moment)
  return [moment - (moment % units.minute), moment - (moment % units.minute) + units.minute]
}

const roughly = /^[一二两三四五六七八九]{2}$/

/** The number that is written; «四五» is four to five. */
function countsOf(written: string): number[] {
  if (roughly.test(written)) return [...written].flatMap((one) => numberOf(one) ?? [])
  const n = written === '半' ? 0.5 : (pairs[written] ?? numberOf(written))
  return n === null ? [] : [n]
}
const pairs: Readonly<Record<string, number>> = { 俩: 2, 仨: 3 }

/** How days are named in Chinese, what says most first. */
export const chineseDays: readonly DayPattern[] = [
  ...festivalDays,
  ...monthParts,
  {
    needs: ['年'],
    pattern:
      /(20\d{2}|[二两]〇[〇零一二三四五六七八九]{2}|[二两]零[〇零一二三四五六七八九]{2}|(?<!\d)\d{2})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份)?(?:(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]?)?/g,
    read: ([, y, m, d]) => {
      const year = written(y) < 100 ? 2000 + written(y) : written(y)
      return d === undefined ? months(year, written(m) - 1) : day(dateOf(year, written(m) - 1, written(d)))
    },
    confidence: 0.98,
  },
  {
    needs: ['20'],
    pattern: /(?<!\d)(20\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g,
    read: ([, y, m, d]) => day(dateOf(Number(y), Number(m) - 1, Number(d))),
    confidence: 0.98,
  },
  {
    needs: ['月'],
    pattern:
      /(去年|前年|今年|明年)?(?<![\d第])(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(\d{1,2}|[一二三四五六七八九十]{1,3})[日号](?!楼|线)/g,
    read: ([, y, m, d], at) => {
      const [month, date] = [written(m) - 1, written(d)]
      return day(
        y === undefined
          ? nearestDate(at, month, date)
          : dateOf(monthOf(at).year + (years[y] ?? 0), month, date),
      )
    },
    confidence: 0.95,
  },
  {
    needs: ['月'],
    pattern: /(上上|上|这|本|下)个?月(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]/g,
    read: ([, step, d], at) => {
      const { year, month } = monthOf(at)
      const first = monthOf(firstOf(year, month + (steps[step ?? ''] ?? 0)))
      return day(dateOf(first.year, first.month, written(d)))
    },
    confidence: 0.95,
  },
  {
    needs: ['天', '日', '晚', '早', '夜', '儿'],
    pattern: /大前天|大后天|前天|前日(?!子)|前晚|昨[天日晚夜儿]|今[天日早晚儿]|明[天日早晚]|后天/g,
    read: ([word], at) => day(dayOf(at) + (relativeDays[word ?? ''] ?? 0) * units.day),
    confidence: 0.95,
  },
  {
    needs: ['周', '星期', '礼拜'],
    pattern:
      /(上上|上|这|本|下下|下)?个?(?:周|星期|礼拜)([一二三四五六日天]|[1-7](?!\d|次|天|个))(?:(?:之|以)?(前)(?!台|面))?/g,
    read: ([, step, name = '', before], at) =>
      step === undefined && before !== undefined ? comingWeekday(at, name) : weekday(at, step, name),
    confidence: 0.9,
  },
  {
    needs: ['周末'],
    pattern: /(上上|上|这|本|下)?个?周末/g,
    read: ([, step], at) => {
      const [saturday] = weekday(at, step, '六')
      return [saturday, saturday + 2 * units.day]
    },
    confidence: 0.85,
  },
  {
    needs: ['周', '星期', '礼拜'],
    pattern: /(上上|上|这|本|下)个?(周|星期|礼拜)(?![一二三四五六日天末\d])/g,
    read: ([, step], at) => {
      const monday = mondayOf(at) + (steps[step ?? ''] ?? 0) * units.week
      return [monday, monday + units.week]
    },
    confidence: 0.9,
  },
  yearParts,
  {
    needs: ['月', '季度'],
    pattern: /(上上|上|这|本|当|下)个?(月|季度)(?![\d一二三四五六七八九十])/g,
    read: ([, step, unit], at) => {
      const { year, month } = monthOf(at)
      const size = unit === '季度' ? 3 : 1
      return months(year, Math.floor(month / size) * size + (steps[step ?? ''] ?? 0) * size, size)
    },
    confidence: 0.9,
  },
  {
    needs: ['年'],
    pattern: /(去年|前年|今年|明年)(?:(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?)?/g,
    read: ([, y, m], at) => {
      const year = monthOf(at).year + (years[y ?? ''] ?? 0)
      return m === undefined ? months(year, 0, 12) : months(year, written(m) - 1)
    },
    confidence: 0.9,
  },
  {
    needs: ['前', '后'],
    pattern: new RegExp(
      `${count}个?([半多])?(分钟|小时|钟头|天|日|周|星期|礼拜|月|年)([半多])?(?:之|以)?([前后])(?!台|面|悔|者)`,
      'g',
    ),
    read: ([, written = '', mid, unit = '', end, side], at) => {
      const half = mid === '半' || end === '半' ? 0.5 : 0
      const found = countsOf(written).map((n) => distant(at, (n + half) * (side === '前' ? -1 : 1), unit))
      return found.length === 0
        ? null
        : [Math.min(...found.map(([from]) => from)), Math.max(...found.map(([, to]) => to))]
    },
    confidence: 0.85,
  },
  {
    needs: ['日', '号'],
    pattern:
      /(?<![\d月第a-z-])([12]?\d|3[01])[日号](?=[早上中下晚凌的就还才开到给发收打联前后,.!?;:。，、 ]|$)(?!上[门线楼]|下[线楼])/g,
    read: ([, d], at) => {
      const { year, month } = monthOf(at)
      const now = dateOf(year, month, Number(d))
      const then = now !== null && now <= at ? now : dateOf(year, month - 1, Number(d))
      return day(then)
    },
    confidence: 0.6,
  },
]
