import { CHINESE_HOLIDAYS } from '@huixiang/business-time/chinese-holidays.ts'
import { dayNumberOf } from '@huixiang/business-time/local-date.ts'

const works = new Map(
  CHINESE_HOLIDAYS.flatMap(({ days }) => days.map((one) => [dayNumberOf(one.date) as number, one.works])),
)

/** A public holiday. */
export const holiday = 7
/** A weekend day that is worked in exchange for a holiday. */
export const madeUp = 8
/** How many kinds of day there are: seven weekdays from Monday (0), and these two. */
export const dayTypes = 9

/** What kind of day it is; `day` are days since 1970-01-01. */
export function dayTypeOf(day: number): number {
  const said = works.get(day)
  if (said === undefined) return (((day + 3) % 7) + 7) % 7
  return said ? madeUp : holiday
}

/** Whose past stands in for a kind of day that came too seldom: holidays are like weekends, made-up days like working days. */
export const kindred: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4],
  [0, 1, 2, 3, 4],
  [0, 1, 2, 3, 4],
  [0, 1, 2, 3, 4],
  [0, 1, 2, 3, 4],
  [5, 6, holiday],
  [5, 6, holiday],
  [5, 6, holiday],
  [0, 1, 2, 3, 4, madeUp],
]
