import { expect, test } from 'vitest'
import type { Widget } from '../domain/board.ts'
import { boardWords } from './board-words.ts'

const widget = { picture: 'bar', by: 'quarter' } as Widget
const called = (locale: 'zh-CN' | 'en', key: string) =>
  boardWords(locale).row(widget, { key, name: null } as Parameters<ReturnType<typeof boardWords>['row']>[1])

test('files and mails call a fiscal quarter and year by their months, and everything else as screens do', () => {
  expect(called('zh-CN', '2026-04/P3M')).toBe('2026-04 至 2026-06')
  expect(called('en', '2026-04/P1Y')).toBe('2026-04 – 2027-03')
  expect(called('zh-CN', '2026-Q4')).toBe('2026-Q4')
})
