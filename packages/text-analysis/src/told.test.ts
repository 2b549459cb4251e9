import { describe, expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { normalise } from './normalise.ts'
import { findReliefs } from './relief.ts'
import { findReproaches } from './reproach.ts'
import { shippedJudges as judges } from './testing/shipped-models.ts'

const heard = (text: string) => analyse(text, { judges })
/** From here on a risk asks for a person. */
const SURE = 0.6
const sureOf = (text: string) =>
  heard(text)
    .risks.filter(({ confidence }) => confidence >= SURE)
    .map(({ risk }) => risk)

describe('harm that no single word names', () => {
  test.each([
    '养老院给我爸喂错了药',
    '化验单给错了人，我吃了半个月别人的药',
    '输液输到一半发现是别人的名字',
    '医生把左腿的片子看成右腿的了',
    '菜里吃出钢丝球的丝',
    '小区门口的井盖没了三天了',
    '电梯今天又关了我妈四十分钟',
    '我们一桌六个人全躺医院了',
    '信不信我拿刀过来',
    '催收说再不还就去我女儿学校门口等她',
    'The nurse gave my dad the wrong medication',
    "There was a wire in my baby's food",
    'The lift dropped two floors',
  ])('«%s» endangers somebody, and complains', (text) => {
    expect(sureOf(text)).toContain('personal_safety')
    const { kind, sentiment } = heard(text)
    expect([kind.value, sentiment.polarity]).toEqual(['complaint', 'negative'])
  })

  test.each([
    '你吃错药了吧',
    '拿刀切水果很方便',
    '老师在学校门口等我们',
    '电梯里贴了一张广告',
    'The wrong size, please exchange',
  ])('«%s» endangers nobody', (text) => {
    expect(sureOf(text)).not.toContain('personal_safety')
  })
})

describe('reproaches without a word of complaint', () => {
  test.each([
    '要是明天再不发货，我就申请平台介入了',
    '停车费涨到一个月八百，问过我们吗',
    '消防栓打开没水，这是闹着玩的吗',
    '信用卡年费不是首年免吗，怎么扣了我300',
    '又涨价了？服务没见涨啊',
    '保险当初说住院就赔，现在说我没如实告知',
    '公示牌写着“便民服务”，结果跑了五趟',
  ])('«%s» complains', (text) => {
    const { kind, sentiment } = heard(text)
    expect([kind.value, sentiment.polarity]).toEqual(['complaint', 'negative'])
  })

  test.each(['这算违约吗', '这个怎么扣费', '如果尺码偏小可以换吗？'])('«%s» does not complain', (text) => {
    expect(heard(text).kind.value).not.toBe('complaint')
  })

  test.each(['再不下雨庄稼就旱了', '之前说要三天，结果一天就到了，没想到', '还不错，我就再买一件'])(
    '«%s» reproaches nobody',
    (text) => {
      expect(findReproaches(normalise(text).text)).toEqual([])
    },
  )
})

describe('what was bad and is good', () => {
  test.each([
    '上回漏发配件，客服当天补寄，没让我多跑一趟',
    'ATM吞了我的卡，客服三分钟就帮我解决了',
    '退款倒是痛快，五分钟就到账了',
    '上次发错颜色，这次完全没问题，很满意',
  ])('«%s» praises', (text) => {
    const { kind, sentiment } = heard(text)
    expect([kind.value, sentiment.polarity]).toEqual(['praise', 'positive'])
  })

  test.each(['说五分钟就到账，三天了还没到', '承诺当天补寄，到现在没收到', '马上解决，但是第二天又坏了'])(
    '«%s» does not',
    (text) => {
      expect(heard(text).sentiment.polarity).not.toBe('positive')
    },
  )
})

test.each(['请当天处理好', '没有当场解决', '能不能马上退款'])('«%s» tells of no quick help', (text) => {
  expect(findReliefs(normalise(text).text)).toEqual([])
})

test.each(['他告诉我明天到', '流量用超了会不会自动扣钱？', '麻烦帮我把订单里的蓝色换成黑色'])(
  '«%s» is calm',
  (text) => {
    const { sentiment, emotion } = heard(text)
    expect([sentiment.polarity, emotion.value]).toEqual(['neutral', 'neutral'])
  },
)

test('who wishes for more suggests', () => {
  expect(heard('要是能送个收纳袋就更好了').kind.value).toBe('suggestion')
})

test('thanks that close an English request are no praise', () => {
  expect(heard('Please change my delivery to Saturday, thanks').kind.value).not.toBe('praise')
})

test('money that its owner never moved is urgent, a lawyer by trade threatens nobody', () => {
  expect(heard('卡里的钱一夜之间少了八万，我根本没动过').urgency.value).toBe('urgent')
  expect(sureOf('我就是律师，想给律所采购一批打印机')).toEqual([])
})
