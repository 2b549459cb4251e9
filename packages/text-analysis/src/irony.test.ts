import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { findIronies } from './irony.ts'
import { normalise } from './normalise.ts'

const partsOf = (text: string) => {
  const folded = normalise(text).text
  return findIronies(folded).map(({ start, end }) => folded.slice(start, end))
}

test.each([
  '太好了，又要等一周',
  '太好了！又要等一周。',
  '真棒，等了三天还没发货',
  '你们可真行，退个款要一个月',
  '谢谢你们让我白跑一趟',
  '感谢贵公司，让我在寒风中等了两个小时',
  '服务太好了，打了八个电话没人接',
  '好家伙，排队两小时，效率真高',
  '好极了，又断网了',
  'Great, another week of waiting for my parcel',
  'Wonderful. Still no refund.',
  'Thank you for wasting my afternoon',
])('«%s» praises in words and complains', (text) => {
  const { kind, sentiment, emotion } = analyse(text)
  expect([kind.value, sentiment.polarity]).toEqual(['complaint', 'negative'])
  expect(emotion.value).not.toBe('pleased')
})

test.each([
  '太好了，问题解决了，谢谢',
  '太好了，终于又可以用了',
  '太好了，又收到礼物了',
  '真棒，又快又好',
  '你们真行，半小时就修好了',
  '谢谢你们，让我少跑一趟',
  '效率真高，五分钟就办好了',
  '服务太好了，不像别家打电话没人接',
  '太好了，等了三天没人管，今天总算有人来修好了',
  'Great service, fixed in five minutes',
  'Great, finally no more waiting again',
  '又要等一周',
])('«%s» means what it says', (text) => {
  expect(partsOf(text)).toEqual([])
})

test('in a long text an irony speaks for its own sentence', () => {
  const long = '师傅态度非常好，讲解耐心，活干得漂亮，我们全家都很满意，下次还会再来。太好了，又要等一周。'
  expect(partsOf(long)).toEqual(['太好了,又要等一周。'])
  expect(analyse(long).sentiment.score).toBeGreaterThan(analyse('太好了，又要等一周。').sentiment.score)
})
