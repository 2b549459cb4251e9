import { expect, test } from 'vitest'
import type { Widget } from '../domain/board.ts'
import { boardWords } from './board-words.ts'

const widget = { picture: 'bar' } as Widget
const called = (locale: 'zh-CN' | 'en', key: string | null, by: Widget['by'] = 'quarter') =>
  boardWords(locale).row({ ...widget, by }, { key, name: null } as Parameters<
    ReturnType<typeof boardWords>['row']
  >[1])

test('files and mails call a fiscal quarter and year by their months, and everything else as screens do', () => {
  expect(called('zh-CN', '2026-04/P3M')).toBe('2026-04 至 2026-06')
  expect(called('en', '2026-04/P1Y')).toBe('2026-04 – 2027-03')
  expect(called('zh-CN', '2026-Q4')).toBe('2026-Q4')
})

test('they name weekdays, hours and what belongs to none as screens do', () => {
  expect([called('zh-CN', '1', 'weekday'), called('en', '7', 'weekday')]).toEqual(['周一', 'Su'])
  expect(called('zh-CN', '09:00', 'hour')).toBe('09:00')
  expect([called('zh-CN', null, 'group'), called('en', null, 'agent')]).toEqual(['不在任何群体', 'Nobody'])
  expect([called('en', null, 'kind'), called('en', null, 'region')]).toEqual(['Not known', 'Not known'])
})
