import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { judging, shippedTasks } from './task-models.ts'
import { shippedJudges as judges, shippedModels as models, shippedFile } from './testing/shipped-models.ts'

test.each([
  ['满意', 'positive'],
  ['一点也不好', 'negative'],
  ['没有异味，也不卡', 'positive'],
  ['本来以为会很好，结果太差', 'negative'],
  ['楼上装修从早上七点吵到晚上十点，物业说管不了。', 'negative'],
  ['上周五买的电饭煲，到现在还没有发货', 'negative'],
  ['社保卡补办需要带什么材料，周末可以办理吗？', 'neutral'],
  ['建议在路口增设红绿灯', 'neutral'],
  ['没有不好，挺好的，下次还来', 'positive'],
  ['不得不说，这家真的可以', 'positive'],
  ['保险理赔拖了三个月，材料交了五遍', 'negative'],
  ['手机银行登不上去，提示系统繁忙', 'negative'],
  ['房间里发现针孔摄像头', 'negative'],
  ['I found bed bugs. My kids are covered in bites.', 'negative'],
  ["couldn't be happier with this purchase!!", 'positive'],
  ['今天星期三', 'neutral'],
  ['Great staff, thank you', 'positive'],
  ['The app keeps crashing when I try to pay my bill.', 'negative'],
  ['what time does the store open', 'neutral'],
])('«%s» sounds %s, also where no word says so', (text, polarity) => {
  expect(analyse(text, { judges }).sentiment).toMatchObject({ polarity, source: 'model' })
})

test.each([
  '折扣活动具体是哪些商品参加？',
  '请问会员积分怎么兑换？',
  '你们周末几点开门？',
  '办理居住证需要带哪些材料？',
  '这款手机支持双卡吗？',
  '请问发票可以开成公司抬头吗？',
  '公积金提取的条件是什么？',
  '我想了解一下套餐的资费',
  '新生入学报名从什么时候开始？',
  '怎么修改收货地址？',
  '医保卡可以在外地使用吗？',
  '会员生日有什么优惠？',
  '路由器怎么重新设置密码？',
  '宽带可以移机吗，需要多长时间？',
  '酒店可以带宠物入住吗？',
  '请问附近有没有停车场',
  '早餐是几点到几点？',
  '这件衣服有大码吗',
  'What documents do I need to open an account?',
  'How do I change my delivery address?',
  'Do you ship to Canada?',
])('«%s» only asks: that is neither good nor bad', (text) => {
  expect(analyse(text, { judges }).sentiment.polarity).toBe('neutral')
})

test.each([
  '快递员把包裹放在楼下就走了，也不打电话，东西丢了谁负责？',
  '为什么到现在还不退款？都半个月了',
  '你们就是这样对待顾客的吗？太让人失望了',
  '这么差的质量也敢卖？',
  '怎么又停水了，还让不让人生活了？',
  '买了三天就坏了，怎么退货？',
  '投诉了三次都没人管，请问你们到底管不管？',
])('«%s» asks and complains: that is bad', (text) => {
  expect(analyse(text, { judges }).sentiment.polarity).toBe('negative')
})

test.each([
  ['你们的处理让我太失望了', 'disappointed'],
  ['气死我了，太过分', 'angry'],
  ['我很担心孩子的安全，心急如焚', 'anxious'],
  ['看完这部电影，从来不哭的我竟然泪流满面', 'sad'],
  ['真开心，谢谢你们', 'pleased'],
  ['我家孩子脚胖，建议出个大一码的，能不能安排', 'neutral'],
  ['怎么查我名下有几张卡', 'neutral'],
  ['没有不好，挺好的，下次还来', 'neutral'],
  ['今天星期三', 'neutral'],
])('«%s» sounds %s', (text, emotion) => {
  expect(analyse(text, { judges }).emotion).toMatchObject({ value: emotion, source: 'model' })
})

test('every clause is judged by itself, with the side of the service it speaks of and the words that say so', () => {
  const text = '物流快， 但客服态度差，包装有破损'
  const said = analyse(text, { judges }).aspects.map(({ aspect, polarity, span }) => [
    aspect,
    polarity,
    text.slice(span.start, span.end),
  ])
  expect(said).toEqual([
    ['logistics', 'positive', '物流快'],
    ['service', 'negative', '但客服态度差'],
    ['packaging', 'negative', '包装有破损'],
  ])
  expect(analyse('物流快但是客服态度差').aspects.map(({ aspect, polarity }) => [aspect, polarity])).toEqual([
    ['logistics', 'positive'],
    ['service', 'negative'],
  ])
  expect(analyse('今天星期三，物流公司在哪里', { judges }).aspects).toEqual([])
})

test('who merely asks minds nothing; at the desk of a hotel one meets people', () => {
  const aspectsOf = (text: string) =>
    analyse(text, { judges }).aspects.map(({ aspect, polarity }) => [aspect, polarity])
  expect(aspectsOf('能不能开个发票')).toEqual([])
  expect(aspectsOf('扣了我两次费，能不能开个发票')).toEqual([['payment', 'negative']])
  expect(aspectsOf('酒店房间有股霉味，前台倒是挺客气')).toEqual([
    ['room', 'negative'],
    ['service', 'positive'],
  ])
})

const comments: [text: string, polarity: string][] = [
  ['没想到这么快就退款了，点赞', 'positive'],
  ['超出预期', 'positive'],
  ['I love the new app', 'positive'],
  ['Driver was polite and on time', 'positive'],
  ['回复都是套话', 'negative'],
  ['希望下次别再出问题', 'negative'],
  ['Not what I paid for', 'negative'],
  ['I had to explain it three times', 'negative'],
  ['麻烦回电，谢谢', 'neutral'],
  ['建议电子价签字大一点，老花眼看不清。谢谢', 'neutral'],
]
test.each(comments)('the short comment «%s» sounds %s', (text, polarity) => {
  expect(analyse(text, { judges }).sentiment.polarity).toBe(polarity)
})

test('abuse without a listed word is heard and shown in the text; harsh words about goods raise no alarm', () => {
  const text = '这个地方的人都是骗子，素质低下，一群蛆虫'
  const abusive = analyse(text, { judges }).risks.find(({ risk }) => risk === 'abusive')
  expect(abusive?.source).toBe('model')
  expect(abusive?.confidence).toBeGreaterThan(0.6)
  for (const { start, end } of abusive?.evidence ?? []) expect(text.slice(start, end)).not.toBe('')
  for (const harmless of ['垃圾桶满了没人清运', '质量太差，后悔买了', '这个热狗很好吃'])
    expect(analyse(harmless, { judges }).risks.map(({ risk }) => risk)).not.toContain('abusive')
})

test('what the models do not know is left to the rules', () => {
  for (const text of ['', '   ', '。。。'])
    expect(analyse(text, { judges }).sentiment).toEqual(analyse(text).sentiment)
  expect(analyse('こんにちは、ありがとう', { judges }).emotion.source).toBe('rule')
  expect(analyse('I am so happy', { judges }).emotion.source).toBe('rule')
})

test('all weights that ship stay within 25 MB', () => {
  const shipped = readdirSync(new URL('../models/', import.meta.url)).filter((name) => name.endsWith('.bin'))
  expect(shipped).toEqual(
    expect.arrayContaining([...shippedTasks.map((task) => `${task}.bin`), 'word-senses.bin']),
  )
  expect(shipped.reduce((sum, name) => sum + shippedFile(name).byteLength, 0)).toBeLessThan(25e6)
})

test('a model of another task is not taken for one of these', () => {
  expect(() => judging({ ...models, emotion: models.abuse })).toThrow('has no class «angry»')
})

test('any text is judged, the same way every time, with places that lie in it', () => {
  const unit = fc.constantFrom(
    '物流慢',
    '客服',
    '很好',
    '，',
    '但',
    '\ud800',
    '\0',
    '\u202e',
    '😀',
    ' ',
    'late',
    '。',
  )
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      const analysis = analyse(text, { judges })
      for (const { span, confidence, score } of analysis.aspects) {
        expect(text.slice(span.start, span.end).trim()).not.toBe('')
        expect(confidence).toBeLessThanOrEqual(1)
        expect(Math.abs(score)).toBeLessThanOrEqual(1)
      }
      expect(analyse(text, { judges })).toEqual(analysis)
    }),
    { numRuns: 50 },
  )
})

test.each(['好', '差，', '\ud83d', '😀', '客服'])(
  'two million units of «%s» are finished, and a number after them is found',
  (piece) => {
    const text = `${piece.repeat(Math.ceil(2e6 / piece.length))}。13812345678`
    const { sentiment, personalData } = analyse(text, { judges })
    expect(sentiment.confidence).toBeLessThanOrEqual(1)
    expect(personalData).toMatchObject([{ kind: 'phone', start: text.length - 11 }])
  },
)
