import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedAt, found } from './finding.ts'
import { type ReplyFacts, valuesOf } from './values.ts'
import { filled, lacksSignatureAlone, openIn, pieces, unknownIn } from './variables.ts'

const now = Date.parse('2026-11-28T10:00:00Z')
const facts: ReplyFacts = {
  customerName: '王小明',
  number: 'T20261128-00042',
  title: '快递三天没有更新',
  trackingNumber: 'F1',
  dueAt: '2026-11-30T10:00:00Z',
  agentName: '何小满',
  unitName: '物流组',
  organisation: '回响速运',
  timeZone: 'Asia/Shanghai',
  signature: { zh: '何小满｜回响速运', en: null },
}
const values = valuesOf(facts, 'zh-CN', now)

test('names in either language, in either width of braces, become the values of the ticket', () => {
  const text = '{客户姓名}您好，｛ticket number｝将在 { 承诺时间 } 前办结。\n{签名}'
  expect(filled(text, values).text).toBe(
    '王小明您好，T20261128-00042将在 11月30日 18:00 前办结。\n何小满｜回响速运',
  )
  expect(openIn(filled(text, values).text)).toEqual([])
})

test('a value that is not known stays open, is named, and is where writing goes on', () => {
  const unknown = valuesOf({ ...facts, customerName: null }, 'zh-CN', now)
  const reply = filled('工单 {工单号}：{客户姓名}您好', unknown)
  expect(openIn(reply.text)).toEqual(['客户姓名'])
  const [from, to] = reply.firstOpen ?? [0, 0]
  expect(reply.text.slice(from, to)).toBe('{客户姓名}')
})

test('where only the signature is missing that is told, in either language', () => {
  expect([['签名'], ['signature'], ['签名', '客户姓名'], []].map(lacksSignatureAlone)).toEqual([
    ...[true, true],
    ...[false, false],
  ])
})

test('a promise whose time has passed is not given again', () => {
  expect(valuesOf(facts, 'zh-CN', Date.parse('2026-12-01T00:00:00Z')).due).toBeNull()
  expect(valuesOf(facts, 'en', now).due).toBe('30 November 18:00')
})

test('whoever signs in one language only signs so in both', () => {
  expect(valuesOf(facts, 'en', now).signature).toBe('何小满｜回响速运')
})

test('braces around other words are told when a reply is kept, and sent as they are by hand', () => {
  expect(unknownIn('{客户性名}您好，{工单号}')).toEqual(['客户性名'])
  expect(openIn('见 {附件}')).toEqual([])
})

test('the pieces of a text are the text, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('{', '}', '客户姓名', '工单号', 'x', '\n', '｛', '｝')), (signs) => {
      const text = signs.join('')
      const nothing = Object.fromEntries(Object.keys(values).map((key) => [key, null])) as never
      expect(
        pieces(text, nothing)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test.each([
  ['您好 /退', { typed: '退', from: 3 }],
  ['/', { typed: '', from: 0 }],
  ['您好，／tk', { typed: 'tk', from: 3 }],
  ['物流/快递', null],
  ['https://example.com', null],
  ['/退款 好的', null],
])('%s asks for %o', (text, asked) => {
  expect(askedAt(text, text.length)).toEqual(asked)
})

test('a shortcut comes before a title, a title before words, and what is taken often before what is not', () => {
  const reply = { shortcut: null, folder: '', tags: [], textZh: null, textEn: null, uses: 0 }
  const replies = [
    { ...reply, title: '催件', textZh: '退款将原路返回' },
    { ...reply, title: '退款说明', uses: 1 },
    { ...reply, title: '退款到账', uses: 9 },
    { ...reply, title: '到账时间', shortcut: '退款' },
    { ...reply, title: '道歉' },
  ]
  expect(found(replies, '退款').map(({ title }) => title)).toEqual([
    '到账时间',
    '退款到账',
    '退款说明',
    '催件',
  ])
})
