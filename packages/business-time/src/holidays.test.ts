import { describe, expect, test } from 'vitest'
import { CHINESE_HOLIDAYS } from './chinese-holidays.ts'
import { compileCalendar } from './compiled-calendar.ts'
import { AROUND_THE_CLOCK, CHINESE_BUSINESS_HOURS } from './default-calendars.ts'
import { coverage, importHolidays, uncoveredYears, withHolidays } from './holidays.ts'
import { isWorkingTime } from './working-time.ts'

describe('Chinese public holidays that ship', () => {
  test.each([
    [2024, 28, 8],
    [2025, 28, 5],
    [2026, 33, 6],
  ])('of %i hold every day off and every make-up day', (year, off, work) => {
    const days = CHINESE_HOLIDAYS.find((each) => each.year === year)?.days ?? []
    expect(days.filter(({ works }) => !works).length).toBe(off)
    expect(days.filter(({ works }) => works).length).toBe(work)
    expect(new Set(days.map(({ date }) => date)).size).toBe(off + work)
  })

  test('put make-up days on weekends only', () => {
    const worked = CHINESE_HOLIDAYS.flatMap(({ days }) => days).filter(({ works }) => works)
    for (const { date } of worked) expect([0, 6]).toContain(new Date(date).getUTCDay())
  })
})

describe('importing a year of holidays', () => {
  const file = {
    year: 2027,
    papers: ['https://example.org/notice'],
    days: [
      { name: '元旦', date: '2027-01-01', isOffDay: true },
      { name: '元旦', date: '2026-12-27', isOffDay: false },
    ],
  }

  test('adds it to a calendar, which then covers it', () => {
    const { holidays } = importHolidays(JSON.stringify(file))
    if (!holidays) throw new Error('refused')
    expect(holidays.source).toBe('https://example.org/notice')
    const definition = withHolidays(CHINESE_BUSINESS_HOURS, [holidays])
    expect(coverage(definition)).toEqual([2024, 2025, 2026, 2027])
    expect(uncoveredYears(definition, [2026, 2027, 2028])).toEqual([2028])
    const calendar = compileCalendar(definition)
    expect(isWorkingTime(calendar, Date.parse('2027-01-01T10:00+08:00'))).toBe(false)
    expect(isWorkingTime(calendar, Date.parse('2026-12-27T10:00+08:00'))).toBe(true)
  })

  test('again replaces the year, for a notice may be changed', () => {
    const first = importHolidays(file).holidays
    const changed = importHolidays({ ...file, days: file.days.slice(0, 1) }).holidays
    if (!first || !changed) throw new Error('refused')
    const definition = withHolidays(withHolidays(CHINESE_BUSINESS_HOURS, [first]), [changed])
    expect(definition.holidays?.filter(({ year }) => year === 2027)).toEqual([changed])
  })

  test('names every bad row and takes none', () => {
    const days = [
      ...file.days,
      null,
      { name: '', date: '2027-05-01', isOffDay: true },
      { name: '劳动节', date: '2027-05-32', isOffDay: true },
      { name: '劳动节', date: '2028-05-01', isOffDay: true },
      { name: '元旦', date: '2027-01-01', isOffDay: false },
      { name: '劳动节', date: '2027-05-02', isOffDay: 'yes' },
    ]
    const { holidays, problems } = importHolidays({ year: 2027, days })
    expect(holidays).toBeUndefined()
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [3, 'badRow'],
      [4, 'badName'],
      [5, 'badDate'],
      [6, 'wrongYear'],
      [7, 'duplicateDate'],
      [8, 'badFlag'],
    ])
  })

  test.each([
    ['notJson', '{'],
    ['notJson', []],
    ['badYear', { year: '2027', days: file.days }],
    ['noDays', { year: 2027, days: [] }],
  ])('refuses a file as a whole: %s', (code, json) => {
    expect(importHolidays(json).problems.map((problem) => problem.code)).toEqual([code])
  })

  test('a calendar that follows no holidays never lacks a year', () => {
    expect(coverage(AROUND_THE_CLOCK)).toBeUndefined()
    expect(uncoveredYears(AROUND_THE_CLOCK, [2040])).toEqual([])
  })
})
