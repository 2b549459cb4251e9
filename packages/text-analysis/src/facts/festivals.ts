import { type DayPattern, years } from './day-pattern.ts'
import { dateOf, type Local, latestOf, monthOf, units } from './local-time.ts'
import { numberOf } from './numerals.ts'

/** Month and day in each year from 2016 on. A table, since ICU's Chinese calendar is a day off in some years (2027, 2030). */
const lunar = {
  newYear:
    '0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208',
  dragonBoat:
    '0609 0530 0618 0607 0625 0614 0603 0622 0610 0531 0619 0609 0528 0616 0605 0624 0612 0601 0620 0610',
  midAutumn:
    '0915 1004 0924 0913 1001 0921 0910 0929 0917 1006 0925 0915 1003 0922 0912 1001 0919 0908 0927 0916',
}
const FIRST_YEAR = 2016
const tables = Object.fromEntries(
  Object.entries(lunar).map(([name, days]) => [name, days.split(' ')]),
) as Record<keyof typeof lunar, string[]>

type InYear = (year: number) => Local | null
type Festival = readonly [inYear: InYear, days: number]

const lunarDay =
  (name: keyof typeof lunar, later = 0): InYear =>
  (year) => {
    const written = tables[name][year - FIRST_YEAR]
    const day = written && dateOf(year, Number(written.slice(0, 2)) - 1, Number(written.slice(2)))
    return typeof day === 'number' ? day + later * units.day : null
  }

const solar =
  (month: number, day: number): InYear =>
  (year) =>
    dateOf(year, month - 1, day)

/** The fourth or fifth of April (the solar term, 2000 to 2099). */
const tombSweeping: InYear = (year) => dateOf(year, 3, year % 4 < 2 ? 4 : 5)

const festivals: Readonly<Record<string, Festival>> = {
  元旦: [solar(1, 1), 1],
  跨年: [solar(12, 31), 1],
  五一: [solar(5, 1), 5],
  六一: [solar(6, 1), 1],
  '618': [solar(6, 18), 1],
  国庆: [solar(10, 1), 7],
  双十一: [solar(11, 11), 1],
  双11: [solar(11, 11), 1],
  双十二: [solar(12, 12), 1],
  双12: [solar(12, 12), 1],
  春节: [lunarDay('newYear', -1), 8],
  除夕: [lunarDay('newYear', -1), 1],
  年三十: [lunarDay('newYear', -1), 1],
  元宵: [lunarDay('newYear', 14), 1],
  清明: [tombSweeping, 1],
  端午: [lunarDay('dragonBoat'), 1],
  中秋: [lunarDay('midAutumn'), 1],
  "new year's day": [solar(1, 1), 1],
  "new year's eve": [solar(12, 31), 1],
  'christmas eve': [solar(12, 24), 1],
  'christmas day': [solar(12, 25), 1],
}

/** A festival in the year that is named, or the latest one. */
function stretchOf([inYear, days]: Festival, at: Local, named?: string): readonly [Local, Local] | null {
  const year = years[named ?? '']
  const from = year === undefined ? latestOf(at, inYear) : inYear(monthOf(at).year + year)
  return from === null ? null : [from, from + days * units.day]
}

/** Festivals and holidays: the last one, unless the next begins within two months or a year is named. */
export const festivalDays: readonly DayPattern[] = [
  {
    needs: ['年初', '正月'],
    pattern:
      /(前年|去年|今年|明年)?(?:大年初|正月初?)(十?[一二三四五六七八九]|二?十)(?![\d一二三四五六七八九十])/g,
    read: ([, named, day = ''], at) =>
      stretchOf([lunarDay('newYear', (numberOf(day) ?? 1) - 1), 1], at, named),
    confidence: 0.9,
  },
  {
    needs: [
      '元旦',
      '跨年',
      '五一',
      '六一',
      '国庆',
      '双',
      '618',
      '春节',
      '除夕',
      '年三十',
      '元宵',
      '清明',
      '端午',
      '中秋',
    ],
    pattern:
      /(前年|去年|今年|明年)?(?:大年?)?(元旦|跨年(?=那|晚|夜|当)|五一|六一|国庆|双十一|双十二|双11|双12|(?<!\d)618(?!\d)|春节|除夕|年三十|元宵|清明(?!上河)|端午|中秋)(?:节|假期|期间|那天|当天|当晚|夜)?/g,
    read: ([, named, name], at) => stretchOf(festivals[name ?? ''] as Festival, at, named),
    confidence: 0.8,
  },
]

/** The same in English. */
export const englishFestivals: readonly DayPattern[] = [
  {
    needs: ['new year', 'christmas'],
    pattern: /\b(new year's (?:eve|day)|christmas (?:eve|day))\b/g,
    read: ([, name], at) => stretchOf(festivals[name ?? ''] as Festival, at),
    confidence: 0.85,
  },
]
