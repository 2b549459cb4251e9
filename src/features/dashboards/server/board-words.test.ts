import { expect, test } from 'vitest'
import type { Widget } from '../domain/board.ts'
import { boardWords } from './board-words.ts'

const widget = { picture: 'bar' } as Widget
const called = (locale: 'zh-CN' | 'en', key: string | null, by: Widget['by'] = 'quarter') =>
  boardWords(locale).row({ ...widget, by }, { key, name: null } as Parameters<
    ReturnType<typeof boardWords>['row']
  >[1])

test('files and mails call a fiscal quarter and year by their months or, where they are made of weeks, by their number, and everything else as screens do', () => {
  expect(called('zh-CN', '2026-04/P3M')).toBe('2026-04 至 2026-06')
  expect(called('en', '2026-04/P1Y')).toBe('2026-04 – 2027-03')
  expect(called('zh-CN', '2026-Q4')).toBe('2026-Q4')
  expect(called('zh-CN', '2026-P03/2026-04-05/P4W', 'month')).toBe('2026 财年第 3 期')
  expect(called('en', '2026-Q1/2026-02-01/P13W')).toBe('FY2026 Q1')
  expect(called('en', '2023/2023-01-29/P53W', 'year')).toBe('FY2023')
  expect(called('zh-CN', '2023-W53/2024-01-28/P1W', 'week')).toBe('2023 财年第 53 周')
})

test('they name weekdays, hours and what belongs to none as screens do', () => {
  expect([called('zh-CN', '1', 'weekday'), called('en', '7', 'weekday')]).toEqual(['周一', 'Su'])
  expect(called('zh-CN', '09:00', 'hour')).toBe('09:00')
  expect([called('zh-CN', null, 'group'), called('en', null, 'agent')]).toEqual(['不在任何群体', 'Nobody'])
  expect([called('en', null, 'kind'), called('en', null, 'region')]).toEqual(['Not known', 'Not known'])
})

test('a column is called by its metric where there are several; what stands right in a unit is told from the unit', () => {
  const series = { key: 'csat', role: 'now', metric: 'csat', unitOfMeasure: 'share' } as const
  const column = (...metrics: string[]) =>
    boardWords('zh-CN').series(series, { ...widget, metrics, comparison: 'previous' })
  expect([column('csat'), column('csat', 'nps')]).toEqual(['本期', '满意度（CSAT）'])
  const row = { key: 'u', name: { 'zh-CN': '华东大区', en: 'East' } }
  const told = (locale: 'zh-CN' | 'en', itself: boolean) =>
    boardWords(locale).row({ ...widget, by: 'unit' }, { ...row, itself } as never)
  expect([told('zh-CN', false), told('zh-CN', true), told('en', true)]).toEqual([
    '华东大区',
    '华东大区本级',
    'East itself',
  ])
})
