import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'

const feelings: [text: string, polarity: 'positive' | 'negative' | 'neutral'][] = [
  ['满意', 'positive'],
  ['不满意', 'negative'],
  ['不是不满意', 'positive'],
  ['不是很满意', 'negative'],
  ['一点也不好', 'negative'],
  ['非常差', 'negative'],
  ['非常好', 'positive'],
  ['质量不错，很喜欢', 'positive'],
  ['没有异味，也不卡', 'positive'],
  ['不太好吃', 'negative'],
  ['态度恶劣，再也不来了', 'negative'],
  ['本来以为会很好，结果太差', 'negative'],
  ['包装很好，但是味道太差劲', 'negative'],
  ['感謝客服，服務非常周到', 'positive'],
  ['ＧＲＥＡＴ ｓｅｒｖｉｃｅ', 'positive'],
  ['The service was not good at all', 'negative'],
  ["I wasn't impressed", 'negative'],
  ['Great staff, thank you', 'positive'],
  ['never disappointed', 'positive'],
  ['👍👍', 'positive'],
  ['不会失望', 'positive'],
  ['又坏了😡', 'negative'],
  ['不得不说，真的可以', 'positive'],
  ['没有一次让我失望', 'positive'],
  ['别提多好吃了', 'positive'],
  ['别提多难吃了', 'negative'],
  ["couldn't be happier", 'positive'],
  ['could not be more disappointed', 'negative'],
  ['I would like a refund, still no answer', 'negative'],
  ['麻烦查一下', 'neutral'],
  ['请改一下地址，谢谢', 'neutral'],
  ['幸好提醒了我，谢谢', 'positive'],
  ['快递', 'neutral'],
  ['快递很快', 'positive'],
  ['您好，能不能帮我查一下银行卡', 'neutral'],
  ['今天星期三', 'neutral'],
  ['', 'neutral'],
]

test.each(feelings)('«%s» sounds %s', (text, polarity) => {
  expect(analyse(text).sentiment.polarity).toBe(polarity)
})

test('a degree word strengthens what it stands before', () => {
  const [plain, strong] = ['满意', '非常满意'].map((text) => analyse(text).sentiment.score)
  expect(strong).toBeGreaterThan(plain as number)
  expect(analyse('非常差').sentiment.score).toBeLessThan(analyse('差').sentiment.score)
})

test('more agreeing words make the judgement surer, contradicting ones less sure', () => {
  const one = analyse('质量很好').sentiment.confidence
  expect(analyse('质量很好，服务热情，物流很快').sentiment.confidence).toBeGreaterThan(one)
  expect(analyse('质量很好，服务太差').sentiment.confidence).toBeLessThan(one)
})

test('what the customer hopes for is not praise', () => {
  expect(analyse('希望服务热情一些').sentiment.score).toBeLessThan(analyse('服务热情').sentiment.score)
})
