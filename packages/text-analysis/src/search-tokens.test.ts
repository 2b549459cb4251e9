import { expect, test } from 'vitest'
import {
  queryTokens,
  SEARCH_BIGRAM_LIMIT,
  SEARCH_WORD_LENGTH,
  SEARCH_WORD_LIMIT,
  searchBigrams,
  searchTokens,
  tsqueryOf,
} from './search-tokens.ts'

/** What the documented WHERE clause would answer. */
function finds(query: string, text: string): boolean {
  const { words, bigrams, others } = queryTokens(query)
  const stored = { words: searchTokens(text), bigrams: new Set(searchBigrams(text)) }
  const all = (wanted: string[]) =>
    wanted.every((word) =>
      stored.words.some((token) => (prefixed(word) ? token.startsWith(word) : token === word)),
    )
  return (
    words.length > 0 && (all(words) || (bigrams.every((bigram) => stored.bigrams.has(bigram)) && all(others)))
  )
}

function prefixed(word: string): boolean {
  return tsqueryOf([word])?.endsWith(':*') ?? false
}

test.each([
  ['退款', '商家一直不退款给我'],
  ['物业费', '小区物业费太高了'],
  ['款给', '商家一直不退款给我'],
  ['停車收費', '这里停车收费不合理'],
  ['IPHONE', '我的iphone手机壳坏了'],
  ['ｉｐｈｏｎｅ 手机', '我的iPhone手机壳坏了'],
  ['12345', '昨天打12345没人接'],
  ['车', '这里有车位吗'],
  ['refun', 'No refund yet'],
])('«%s» is found in «%s»', (query, text) => {
  expect(finds(query, text)).toBe(true)
})

test.each([
  ['退货', '商家一直不退款给我'],
  ['iphone 充电', '我的iphone手机壳坏了'],
  ['!!!', '什么都没有'],
])('«%s» is not found in «%s»', (query, text) => {
  expect(finds(query, text)).toBe(false)
})

test('tokens are distinct, folded, and of a length PostgreSQL takes', () => {
  const tokens = searchTokens(`退款 退款 REFUND refund \0 \ud800 ${'x'.repeat(500)}`)
  expect(new Set(tokens).size).toBe(tokens.length)
  expect(tokens).toContain('refund')
  expect(Math.max(...tokens.map(({ length }) => length))).toBe(SEARCH_WORD_LENGTH)
  expect(tokens.join('')).not.toMatch(/[\0\ud800-\udfff]/)
})

test('a text of 100,000 characters stays within the stated caps', () => {
  let text = ''
  for (let i = 0; text.length < 100_000; i++)
    text += `w${i} ${String.fromCharCode(0x4e00 + (i % 20_000), 0x4e01 + ((i * 7) % 20_000))} `
  expect(searchTokens(text).length).toBeLessThanOrEqual(SEARCH_WORD_LIMIT)
  expect(searchBigrams(text).length).toBeLessThanOrEqual(SEARCH_BIGRAM_LIMIT)
})

test('a tsquery quotes what could break out of it', () => {
  expect(tsqueryOf(["o'clock", '退款', '车'])).toBe("'o''clock':* & '退款' & '车':*")
  expect(tsqueryOf([])).toBeNull()
})
