import { type DayPattern, months, steps, written, years } from './day-pattern.ts'
import { type Local, monthOf, nearestDate, units } from './local-time.ts'

/** The part of a month that is named: «初», «上旬», «底». */
function partOfMonth([first, next]: readonly [Local, Local], part: string): readonly [Local, Local] {
  if (part === '底' || part === '末') return [next - 5 * units.day, next]
  if (part === '下旬') return [first + 20 * units.day, next]
  const start = first + (part.startsWith('中') ? 10 : 0) * units.day
  return [start, start + 10 * units.day]
}

/** The month of a number, in a year that is named or as the last one; the next one from two months before it on. */
function monthNamed(at: Local, month: number, named: string | undefined): readonly [Local, Local] {
  const step = years[named ?? '']
  const digits = /^20\d{2}/.exec(named ?? '')?.[0]
  if (digits !== undefined) return months(Number(digits), month)
  if (step !== undefined) return months(monthOf(at).year + step, month)
  const { year } = monthOf(nearestDate(at, month, 1) ?? at)
  return months(year, month)
}

/** Parts of months: «8月中旬», «去年12月底», «上个月初». */
export const monthParts: readonly DayPattern[] = [
  {
    needs: ['月初', '月中', '月底', '月末', '旬'],
    pattern:
      /(20\d{2}年|去年|前年|今年|明年)?(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,2})月份?的?(初|中旬|中(?!心|间)|上旬|下旬|底|末)/g,
    read: ([, named, month, part = ''], at) => {
      const index = written(month) - 1
      return index >= 0 && index < 12 ? partOfMonth(monthNamed(at, index, named), part) : null
    },
    confidence: 0.85,
  },
  {
    needs: ['月初', '月中', '月底', '月末', '旬'],
    pattern:
      /(?<![\d一二两三四五六七八九十几半数多个])(上上|上|这|本|当|下)?个?月(初|中旬|中(?!心|间)|上旬|下旬|底|末)/g,
    read: ([, step, part = ''], at) => {
      const { year, month } = monthOf(at)
      return partOfMonth(months(year, month + (steps[step ?? ''] ?? 0)), part)
    },
    confidence: 0.8,
  },
]

/** «去年年底», «2024年初». Not the first days of the lunar year. */
export const yearParts: DayPattern = {
  needs: ['年初', '年底', '年末'],
  pattern: /(?:(20\d{2})年|(去年|今年|明年)年?|(?<![\d大])年)(初|底|末)(?![一二三四五六七八九十])/g,
  read: ([, digits, named, part], at) => {
    const year = digits === undefined ? monthOf(at).year + (years[named ?? ''] ?? 0) : Number(digits)
    return part === '初' ? months(year, 0) : months(year, 11)
  },
  confidence: 0.8,
}
