import { expect, test } from 'vitest'
import { normalise } from '../normalise.ts'
import { findPersonalData } from '../personal-data/personal-data.ts'
import { cutWords } from '../words.ts'
import { type Fact, findFacts } from './facts.ts'

/** A Saturday. */
const written = '2026-11-28T14:40'

function facts(text: string): Fact[] {
  const folded = normalise(text)
  return findFacts(folded, {
    personalData: findPersonalData(folded),
    words: cutWords(folded.text),
    written: [{ start: 0, at: written }],
  })
}

const shown = (text: string, kind: Fact['kind']) =>
  facts(text)
    .filter((fact) => fact.kind === kind)
    .map(({ start, end }) => text.slice(start, end))

const amountOf = (text: string) =>
  facts(text).flatMap((fact) => (fact.kind === 'amount' ? [`${fact.amount} ${fact.currency}`] : []))

test('without the time of the text, times are found and not resolved; a time that is none is refused', () => {
  const folded = normalise('上周五')
  const known = { personalData: [], words: cutWords(folded.text) }
  expect(findFacts(folded, known)).toMatchObject([{ kind: 'time', stretch: null, start: 0, end: 3 }])
  expect(() => findFacts(folded, { ...known, written: [{ start: 0, at: 'Friday' }] })).toThrow(RangeError)
})

test.each([
  ['退我199元', '199 CNY'],
  ['¥1,299.00', '1299 CNY'],
  ['花了三百多块', '300 CNY'],
  ['一千二百块钱', '1200 CNY'],
  ['两万三千元', '23000 CNY'],
  ['1.5万元', '15000 CNY'],
  ['两块五', '2.5 CNY'],
  ['扣了20块,', '20 CNY'],
  ['it cost $25.50', '25.5 USD'],
  ['charged 30 dollars twice', '30 USD'],
  ['３００元', '300 CNY'],
  ['RMB 88', '88 CNY'],
  ['花了一千二，两天就坏', '1200 CNY'],
  ['被盗刷了八千多', '8000 CNY'],
  ['话费还有两百多', '200 CNY'],
  ['扣了我3k', '3000 CNY'],
  ['花了1k5买的', '1500 CNY'],
  ['收了3w8的定金', '38000 CNY'],
  ['3k块的手机', '3000 CNY'],
  ['两块五毛', '2.5 CNY'],
  ['一块二毛五', '1.25 CNY'],
  ['五毛钱一个', '0.5 CNY'],
  ['一块八一斤', '1.8 CNY'],
  ['交了2000块押金', '2000 CNY'],
  ['HK$300', '300 HKD'],
  ['US$ 20', '20 USD'],
])('in «%s» the amount is %s', (text, expected) => {
  expect(amountOf(text)).toEqual([expected])
})

test.each([
  '三块蛋糕',
  '5块砖',
  '元旦三天',
  '一块儿去',
  '涨了20%',
  '第三元素',
  '收到100多条短信',
  '等了20天才退',
  '转8001分机',
  '退13812345678',
  '差几百块',
  '也就一两百块',
  'NT$500',
  '一毛不拔',
  '五毛特效',
  '第500元',
])('«%s» names no amount', (text) => {
  expect(amountOf(text)).toEqual([])
})

test.each([
  ['订单号是20261128004512', 'order_number', ['20261128004512']],
  ['订单编号：DD-2026-00123 一直没发货', 'order_number', ['DD-2026-00123']],
  ['my order #10023456 never arrived', 'order_number', ['10023456']],
  ['顺丰SF1234567890123到哪了', 'tracking_number', ['SF1234567890123']],
  ['快递单号：7731234567890', 'tracking_number', ['7731234567890']],
  ['国际件RR123456785CN', 'tracking_number', ['RR123456785CN']],
  ['国际件RR123456784CN', 'tracking_number', []],
  ['订单5个', 'order_number', []],
  ['张经理说不管', 'person', ['张经理']],
  ['客服小王态度差', 'person', ['小王']],
  ['欧阳娜女士', 'person', ['欧阳娜女士']],
  ['我叫刘建国，电话不通', 'person', ['刘建国']],
  ['一个姓陈的师傅', 'person', ['陈']],
  ['工号10086接的电话', 'person', ['10086']],
  ['I spoke to Mr. Brown twice', 'person', ['Mr. Brown']],
  ['an agent named Lisa', 'person', ['Lisa']],
  ['向客服反映，马上找经理，项目经理不在', 'person', []],
  ['长沙市岳麓区麓山南路的路灯坏了', 'place', ['长沙市岳麓区麓山南路']],
  ['在万达广场买的', 'place', ['万达广场']],
  ['小区门口和附近的超市', 'place', []],
  ['从深圳寄到成都', 'place', ['深圳', '成都']],
  ['买了一台电饭煲，第二天就坏了', 'product', ['电饭煲']],
  ['网购的两件羽绒服都掉毛', 'product', ['羽绒服']],
  ['iPhone 15 Pro Max 屏幕碎了', 'product', ['iPhone 15 Pro Max']],
  ['华为Mate60Pro发热', 'product', ['华为Mate60Pro']],
])('in «%s» the %s is %j', (text, kind, expected) => {
  expect(shown(text, kind as Fact['kind'])).toEqual(expected)
})

test('what was added later is resolved against its own time', () => {
  const text = '昨天下的单。昨天又催了一次'
  const folded = normalise(text)
  const parts = [
    { start: 0, at: '2026-11-28T09:00' },
    { start: 6, at: '2026-12-02T09:00' },
  ]
  const times = findFacts(folded, { personalData: [], words: cutWords(text), written: parts })
  expect(times.map((fact) => fact.kind === 'time' && fact.stretch?.from)).toEqual([
    '2026-11-27T00:00',
    '2026-12-01T00:00',
  ])
})

test('a phone number, an address and a plate are personal data and no facts; bounds hold in traditional and full-width text', () => {
  const text =
    '電話１３８１２３４５６７８，訂單號ＡＢ２０２６１１２８，家住長沙市芙蓉路12號，車牌湘A12345，退款３００元'
  expect(facts(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)).toEqual([
    'order_number ＡＢ２０２６１１２８',
    'amount ３００元',
  ])
})

test('any text is read, and a long one in time linear in it', () => {
  for (const text of [
    '',
    '\u0000',
    '\ud800',
    '元'.repeat(50_000),
    '1月'.repeat(50_000),
    '买了一台'.repeat(20_000),
    '张'.repeat(50_000),
    '12:'.repeat(30_000),
  ])
    expect(() => facts(text)).not.toThrow()
})
