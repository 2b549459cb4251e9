import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { formatDuration, relativeWords } from './formats.ts'
import englishWords from './locales/en.json' with { type: 'json' }
import words from './locales/zh-CN.json' with { type: 'json' }
import { eventSentence, permissionSentence, refusalSentence } from './sentences.ts'

const feature = {
  events: {
    'sign-in.locked_out': '连错 {{failures}} 次，锁定片刻',
    'sign-in.barred': '锁定到 {{until}}',
    'sign-in.barred_unknown': '锁定',
  },
  refusals: { 'sign-in.tooWeak': '密码至少 {{least}} 位' },
  permissions: { 'sign-in.manage': '管理登录' },
}

beforeAll(async () => {
  await i18next.init({
    lng: 'zh-CN',
    ns: ['platform', 'sign-in'],
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { platform: words, 'sign-in': feature } },
  })
})

test('sentences are found under flat keys in the namespace that the code begins with', () => {
  expect(eventSentence('sign-in.locked_out', { failures: 5 })).toBe('连错 5 次，锁定片刻')
  expect(refusalSentence({ code: 'sign-in.tooWeak', kind: 'invalid', facts: { least: 10 } })).toBe(
    '密码至少 10 位',
  )
  expect(permissionSentence('sign-in.manage')).toBe('管理登录')
})

test('what is not known is left out where a sentence has a shorter form', () => {
  expect(eventSentence('sign-in.barred', { until: '八点' })).toBe('锁定到 八点')
  expect(eventSentence('sign-in.barred', { until: null })).toBe('锁定')
  expect(eventSentence('sign-in.locked_out', { failures: 5, by: null })).toBe('连错 5 次，锁定片刻')
})

test('a refusal without words of its own is told by its kind', () => {
  expect(refusalSentence({ code: 'sign-in.new', kind: 'limit', facts: {} })).toBe(words.kinds.limit)
})

test('both languages have the same words', () => {
  const keys = (value: object): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object'
        ? keys(inner).map((one) => `${key}/${one}`)
        : [key.replace(/_(one|other)$/, '')],
    )
  expect(new Set(keys(englishWords))).toEqual(new Set(keys(words)))
})

test('lengths and distances of time are told in their two largest units, with a space beside 汉字', () => {
  expect(formatDuration(7_860_000)).toBe('2 小时 11 分')
  expect(formatDuration(90_000_000)).toBe('1 天 1 小时')
  expect(relativeWords(-180_000, 'zh-CN')).toBe('3 分钟前')
  expect(relativeWords(-8 * 86_400_000, 'zh-CN')).toBeNull()
})
