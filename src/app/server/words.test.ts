import { expect, test } from 'vitest'
import { locales } from '#platform/contract/locale.ts'
import { loadWords, sentencesFrom } from './words.ts'

const words = loadWords()
const sentence = sentencesFrom(words)

test('a program that is refused reads codes by their words, as people on the screen do', () => {
  expect(sentence('zh-CN', 'tickets.ended', { state: 'closed' })).toBe('工单已结束（已关闭），不能再修改。')
  expect(sentence('en', 'alerts.levelNeedsGoal', { watched: 'queue' })).toContain('Queue length')
})

test('what somebody wrote is told as it is, whatever it looks like', () => {
  const wrote = '$t(tickets:state.{{state}})'
  expect(sentence('zh-CN', 'tickets.ended', { state: wrote })).toContain(wrote)
})

test.each(locales)('no refusal in %s leaves the name of a word unread', (locale) => {
  const features = Object.keys(words.getDataByLanguage(locale) ?? {})
  const unread = features.flatMap((feature) => {
    const refusals = (words.getResource(locale, feature, 'refusals') ?? {}) as Record<string, unknown>
    return Object.keys(refusals).filter((code) => sentence(locale, code, {}).includes('$t('))
  })
  expect(features.length).toBeGreaterThan(20)
  expect(unread).toEqual([])
})
