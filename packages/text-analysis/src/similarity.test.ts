import { expect, test } from 'vitest'
import { contentHash, simhash64, simhashDistance } from './similarity.ts'

const text =
  '前几天在你们店里买的手机，收到以后发现屏幕有一道很深的划痕，联系客服两次都没有人回复，要求退货退款并且道歉。'

test('blanks, punctuation, emoji, width, case and traditional characters do not change the content hash', () => {
  expect(contentHash('退款 太慢，REFUND！！😀')).toBe(contentHash('退款太慢refund'))
  expect(contentHash('退 款 太 慢 ｒｅｆｕｎｄ')).toBe(contentHash('退款太慢refund'))
  expect(contentHash('電話')).toBe(contentHash('电话'))
  expect(contentHash('退款')).not.toBe(contentHash('退货'))
  expect(contentHash('')).toMatch(/^[0-9a-f]{32}$/)
  expect(contentHash('😀')).not.toBe(contentHash('!'))
})

test('near-duplicates are near, different texts far', () => {
  const edited = `${text.replace('两次', '三次')}！`
  expect(simhashDistance(simhash64(text), simhash64(text))).toBe(0)
  expect(simhashDistance(simhash64(text), simhash64(edited))).toBeLessThanOrEqual(12)
  const other = '请问居住证到期之后应该去哪个派出所办理续签，需要带哪些材料，周末是不是也可以办理？'
  expect(simhashDistance(simhash64(text), simhash64(other))).toBeGreaterThan(18)
})

test('what is no simhash is refused', () => {
  expect(() => simhashDistance('12', simhash64('a'))).toThrow(TypeError)
})
