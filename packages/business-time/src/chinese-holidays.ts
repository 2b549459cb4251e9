import type { HolidayDate, HolidayYear } from './calendar-definition.ts'
import { dateOf, dayNumberOf } from './local-date.ts'

/** One festival of a notice: the first and last day off, and the weekend days worked in exchange (all `MM-DD`). */
interface Festival {
  readonly name: string
  readonly off: readonly [first: string, last: string]
  readonly work?: readonly string[]
}

const NOTICE_2024 =
  '国务院办公厅关于2024年部分节假日安排的通知 https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm'
const NOTICE_2025 =
  '国务院办公厅关于2025年部分节假日安排的通知 https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm'
const NOTICE_2026 =
  '国务院办公厅关于2026年部分节假日安排的通知 https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'

/**
 * Public holidays and make-up working days of mainland China, 2024–2026, as announced by the General Office of the
 * State Council (each year's notice is its `source`). Next year's is usually announced in November.
 */
export const CHINESE_HOLIDAYS: readonly HolidayYear[] = [
  holidayYear(2024, NOTICE_2024, [
    { name: '元旦', off: ['01-01', '01-01'] },
    { name: '春节', off: ['02-10', '02-17'], work: ['02-04', '02-18'] },
    { name: '清明节', off: ['04-04', '04-06'], work: ['04-07'] },
    { name: '劳动节', off: ['05-01', '05-05'], work: ['04-28', '05-11'] },
    { name: '端午节', off: ['06-10', '06-10'] },
    { name: '中秋节', off: ['09-15', '09-17'], work: ['09-14'] },
    { name: '国庆节', off: ['10-01', '10-07'], work: ['09-29', '10-12'] },
  ]),
  holidayYear(2025, NOTICE_2025, [
    { name: '元旦', off: ['01-01', '01-01'] },
    { name: '春节', off: ['01-28', '02-04'], work: ['01-26', '02-08'] },
    { name: '清明节', off: ['04-04', '04-06'] },
    { name: '劳动节', off: ['05-01', '05-05'], work: ['04-27'] },
    { name: '端午节', off: ['05-31', '06-02'] },
    { name: '国庆节、中秋节', off: ['10-01', '10-08'], work: ['09-28', '10-11'] },
  ]),
  holidayYear(2026, NOTICE_2026, [
    { name: '元旦', off: ['01-01', '01-03'], work: ['01-04'] },
    { name: '春节', off: ['02-15', '02-23'], work: ['02-14', '02-28'] },
    { name: '清明节', off: ['04-04', '04-06'] },
    { name: '劳动节', off: ['05-01', '05-05'], work: ['05-09'] },
    { name: '端午节', off: ['06-19', '06-21'] },
    { name: '中秋节', off: ['09-25', '09-27'] },
    { name: '国庆节', off: ['10-01', '10-07'], work: ['09-20', '10-10'] },
  ]),
]

function holidayYear(year: number, source: string, festivals: readonly Festival[]): HolidayYear {
  return { year, source, days: festivals.flatMap((festival) => festivalDates(year, festival)) }
}

function festivalDates(year: number, { name, off: [first, last], work = [] }: Festival): HolidayDate[] {
  const from = dayNumberOf(`${year}-${first}`) as number
  const to = dayNumberOf(`${year}-${last}`) as number
  const offDates = Array.from({ length: to - from + 1 }, (_, index) => dateOf(from + index))
  return [
    ...offDates.map((date) => ({ date, name, works: false })),
    ...work.map((day) => ({ date: `${year}-${day}`, name, works: true })),
  ]
}
