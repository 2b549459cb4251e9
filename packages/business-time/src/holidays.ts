import type { CalendarDefinition, HolidayDate, HolidayYear } from './calendar-definition.ts'
import { dayNumberOf } from './local-date.ts'

/** Why a holiday file, or one row of it, was refused. */
export type HolidayProblemCode =
  | 'notJson'
  | 'badYear'
  | 'noDays'
  | 'badRow'
  | 'badName'
  | 'badDate'
  | 'wrongYear'
  | 'duplicateDate'
  | 'badFlag'

/** One fault of a holiday file: `row` counts `days` from 1 and is absent for a fault of the whole file. */
export interface HolidayProblem {
  readonly code: HolidayProblemCode
  readonly row?: number
  readonly message: string
}

/** Either a whole sound year or every fault: a year with rows missing would be worse than none. */
export type HolidayImport =
  | { readonly holidays: HolidayYear; readonly problems: readonly [] }
  | { readonly holidays: undefined; readonly problems: readonly HolidayProblem[] }

/**
 * Reads one year of public holidays from JSON text or parsed JSON of the shape
 * `{ year, papers?: string[], days: [{ name, date: 'YYYY-MM-DD', isOffDay }] }`. Rows may spill into the neighbouring
 * December or January. Never throws: faults come back row by row.
 */
export function importHolidays(json: unknown): HolidayImport {
  const file = typeof json === 'string' ? parsed(json) : json
  if (!isRecord(file)) return refused({ code: 'notJson', message: 'the file is not a JSON object' })
  const { year, days, papers } = file
  if (!isYear(year)) return refused({ code: 'badYear', message: 'year is not a whole number 1900–2199' })
  if (!Array.isArray(days) || days.length === 0)
    return refused({ code: 'noDays', message: 'days is not a list with at least one row' })
  const seen = new Set<string>()
  const problems = days.flatMap((row, index) => rowProblems(row, { year, seen, row: index + 1 }))
  if (problems.length > 0) return { holidays: undefined, problems }
  const rows: { name: string; date: string; isOffDay: boolean }[] = days
  const dates: HolidayDate[] = rows.map(({ name, date, isOffDay }) => ({ date, name, works: !isOffDay }))
  const source = Array.isArray(papers) ? papers.filter((paper) => typeof paper === 'string').join(' ') : ''
  return { holidays: { year, source, days: dates }, problems: [] }
}

/** The calendar following these years of public holidays as well; a year it already had is replaced. */
export function withHolidays(
  definition: CalendarDefinition,
  years: readonly HolidayYear[],
): CalendarDefinition {
  const replaced = new Set(years.map(({ year }) => year))
  const kept = (definition.holidays ?? []).filter(({ year }) => !replaced.has(year))
  return { ...definition, holidays: [...kept, ...years].toSorted((a, b) => a.year - b.year) }
}

/** The years whose public holidays the calendar knows, ascending; `undefined` when it follows none at all. */
export function coverage(definition: CalendarDefinition): number[] | undefined {
  return definition.holidays?.map(({ year }) => year).toSorted((a, b) => a - b)
}

/** Those of `years` whose public holidays are missing; none when the calendar follows none (24×7, say). */
export function uncoveredYears(definition: CalendarDefinition, years: readonly number[]): number[] {
  const covered = coverage(definition)
  return covered ? years.filter((year) => !covered.includes(year)) : []
}

function rowProblems(
  row: unknown,
  context: { year: number; seen: Set<string>; row: number },
): HolidayProblem[] {
  const fault = (code: HolidayProblemCode, message: string) => ({ code, row: context.row, message })
  if (!isRecord(row)) return [fault('badRow', 'the row is not an object')]
  const { name, date, isOffDay } = row
  const problems: HolidayProblem[] = []
  if (typeof name !== 'string' || name.trim() === '') problems.push(fault('badName', 'the name is missing'))
  if (typeof isOffDay !== 'boolean') problems.push(fault('badFlag', 'isOffDay is neither true nor false'))
  if (typeof date !== 'string' || dayNumberOf(date) === undefined)
    return [...problems, fault('badDate', `"${String(date)}" is not a date YYYY-MM-DD`)]
  if (!belongsTo(date, context.year)) problems.push(fault('wrongYear', `${date} is not of ${context.year}`))
  if (context.seen.has(date)) problems.push(fault('duplicateDate', `${date} is already given`))
  context.seen.add(date)
  return problems
}

function belongsTo(date: string, year: number): boolean {
  const month = date.slice(0, 7)
  return date.startsWith(`${year}-`) || month === `${year - 1}-12` || month === `${year + 1}-01`
}

function isYear(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1900 && value <= 2199
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refused(problem: HolidayProblem): HolidayImport {
  return { holidays: undefined, problems: [problem] }
}
