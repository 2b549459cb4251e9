import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import en from './locales/en.json' with { type: 'json' }
import zh from './locales/zh-CN.json' with { type: 'json' }
import { timeZoneChoices, timeZoneName } from './time-zones.ts'

beforeAll(() =>
  i18next.init({
    ns: ['platform'],
    resources: { 'zh-CN': { platform: zh }, en: { platform: en } },
    interpolation: { escapeValue: false },
  }),
)

test('a time zone is called by its name and city in both languages, and never twice the same', async () => {
  await i18next.changeLanguage('zh-CN')
  expect(timeZoneName('Asia/Shanghai', 'zh-CN')).toBe('中国标准时间（上海）')
  expect(timeZoneName('Asia/Singapore', 'zh-CN')).toBe('新加坡标准时间')
  await i18next.changeLanguage('en')
  expect(timeZoneName('Asia/Shanghai', 'en')).toBe('China Standard Time (Shanghai)')
  expect(timeZoneName('America/New_York', 'en')).toBe('Eastern Time (New York)')
})

test('a zone is found by its name and by its identifier, and the one in use is always among the choices', async () => {
  await i18next.changeLanguage('zh-CN')
  const choices = timeZoneChoices('zh-CN', 'Asia/Calcutta')
  const found = (typed: string) =>
    choices.filter(({ search }) => search.includes(typed)).map(({ value }) => value)
  expect(found('上海')).toContain('Asia/Shanghai')
  expect(found('asia/shanghai')).toEqual(['Asia/Shanghai'])
  expect(found('new york')).toEqual(['America/New_York'])
  expect(found('纽约')).toEqual(['America/New_York'])
  expect(choices.map(({ value }) => value)).toContain('Asia/Calcutta')
  expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length)
})
