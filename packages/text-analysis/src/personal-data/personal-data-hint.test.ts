import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise } from '../normalise.ts'
import { findPersonalData } from './personal-data.ts'
import { mayHoldPersonalData } from './personal-data-hint.ts'

const folded = (character: string) => normalise(character).text
const everyCharacter = Array.from({ length: 0x1_d800 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))

test('every sign that folds into a digit or an at sign counts as one, and no letter vanishes between digits', () => {
  const overlooked = everyCharacter.filter(
    (character) =>
      /[\d@]/.test(folded(character)) && !/\p{Nd}/u.test(character) && !mayHoldPersonalData(character),
  )
  expect(overlooked).toEqual([])
  const numerals = everyCharacter.filter(
    (character) => /\p{Nd}/u.test(character) && folded(character).length > 1,
  )
  expect(numerals.filter((character) => /^\p{L}|\d.*\d/u.test(folded(character)))).toEqual([])
  const vanishing = everyCharacter.filter(
    (character) => /[\p{L}\p{N}]/u.test(character) && /^[\s().+*-]*$/.test(folded(character)),
  )
  expect(vanishing).toEqual([])
  const plus = everyCharacter.filter((character) => folded(character).includes('+'))
  expect(plus.filter((character) => !mayHoldPersonalData(`${character}12345678`))).toEqual([])
})

test('a text that is not looked into holds no personal data', () => {
  const pieces = fc.constantFrom(
    ...[
      '138',
      '0013',
      '8000',
      '12345678',
      '+86',
      '(0755) ',
      '8812',
      ' ',
      '-',
      '.',
      '转',
      'ext',
      'x',
      '，',
      '\u200b',
      '＋',
      '４',
      '3栋',
      '2單元',
      '五零二',
      '室',
      '解放路',
      '家住',
      '陽光小區',
      '湘A',
      'D12345',
      '幺三八',
      '12 main',
      ' street',
    ],
    ...[
      '①',
      '½',
      '@',
      '＠',
      'a',
      '.cn',
      '订单',
      '430102',
      '19900307',
      '401X',
      '6222',
      '021',
      '㏠',
      '𝟗',
      '*',
      '(',
      ')',
    ],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
      const text = parts.join('')
      if (!mayHoldPersonalData(text)) expect(findPersonalData(normalise(text))).toEqual([])
    }),
    { numRuns: 20_000 },
  )
})

test('phone numbers, cards, identity numbers, plates and addresses are looked into; order numbers and dates are not', () => {
  for (const text of [
    '电话 13812345678',
    '0755-88123456',
    '(021) 5555 1234',
    '+65 6123 4567',
    'a@b.cn',
    '６２２２ ０２０２ ０００１ ２３４５',
    '陽光小區三棟五零二室',
    '粤B·D12345',
    '221 Baker Street, flat B',
  ])
    expect([text, mayHoldPersonalData(text)]).toEqual([text, true])
  for (const text of ['单号 HJ00012345', '2026-11-21 下午 3 点', '等了 3 天', '一二三四五六七八九十一', ''])
    expect([text, mayHoldPersonalData(text)]).toEqual([text, false])
})
