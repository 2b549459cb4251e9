import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { shippedJudges as judges } from './testing/shipped-models.ts'

const heard = (text: string) => analyse(text, { judges })
/** From here on a risk asks for a person, and a crisis wakes somebody. */
const SURE = 0.6
const WAKES = 0.2
const crisisIn = (text: string) => heard(text).risks.find(({ risk }) => risk === 'crisis')?.confidence ?? 0
const sureOf = (text: string) =>
  heard(text)
    .risks.filter(({ confidence }) => confidence >= SURE)
    .map(({ risk }) => risk)

test.each([
  '几个部门来回踢皮球，一个证办了两个月',
  '踢了三天皮球，最后告诉我不归你们管',
  '钱没了，让我等七天',
  '装备全没了，客服让我等七天',
  '我睡一觉醒来钱就没了',
  '睡了一觉起来发现余额没了',
  '再等下去我都要进棺材了',
])('who is passed on, or lost a thing, is in no court and in no crisis: «%s»', (text) => {
  expect(sureOf(text)).toEqual([])
  expect(crisisIn(text)).toBeLessThan(WAKES)
})

test.each([
  ['踢皮球踢到法院去', 'legal'],
  ['钱没了，家也没了，真的不想活了', 'crisis'],
  ['我想睡一觉就不醒了，钱都没了', 'crisis'],
])('«%s» shows %s all the same', (text, risk) => {
  expect(sureOf(text)).toContain(risk)
})

test.each([
  'Found a piece of glass in my salad',
  '地下车库积水了，我的车泡了半个轮子',
  'The neighbours and I are all signing a petition against the new fee',
  '流量包明明没用完，怎么就开始扣套餐外的钱了',
  '物业费涨了两成，也没见服务好到哪里去',
])('«%s» complains, though no word says so', (text) => {
  expect(heard(text).kind.value).toBe('complaint')
})

test.each(['打开抖音', '过敏体质，请问蛋糕里面有花生吗'])('«%s» does not complain', (text) => {
  expect(heard(text).kind.value).not.toBe('complaint')
})

test.each(['老人家高兴坏了', '老玩家了，这次更新真的有诚意', 'Best in town, huge portions'])(
  '«%s» is pleased',
  (text) => {
    expect(heard(text).sentiment.polarity).toBe('positive')
  },
)

test('a mere name angers nobody', () => {
  expect(heard('几个部门').emotion.value).not.toBe('angry')
})
