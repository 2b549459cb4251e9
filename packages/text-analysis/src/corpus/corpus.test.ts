import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../classifier/seeded-random.ts'
import { type CorpusText, readCorpus, termCounts, textsWith } from './corpus.ts'
import { distinctTerms } from './distinct-terms.ts'
import { findTopics } from './topics.ts'

const themes = {
  parcel: ['快递三天没有更新', '包裹还没有送到', '物流信息一直不动', '快递员不送上楼', '包裹送错了地址'],
  refund: ['退款十天没有到账', '申请退款被驳回', '退款金额少了', '银行卡没有收到退款', '退款到账太慢'],
  noise: ['楼上装修噪音很大', '半夜施工噪音扰民', '装修从早吵到晚', '工地噪音睡不着觉', '夜里施工太吵'],
} as const
const places = ['朝阳门店', '人民广场', '江北新区', '滨河小区', '钟楼附近', '西湖边上']

/** So many texts of each theme, mixed with places, the same each time. */
function mixed(each: number, seed = 1): (CorpusText & { theme: string })[] {
  const random = seededRandom(seed)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  return Object.entries(themes).flatMap(([theme, texts]) =>
    Array.from({ length: each }, (_, i) => ({
      id: `${theme}-${i}`,
      group: 0,
      theme,
      text: `${pick(places)}，${pick(texts)}，${pick(texts)}。`,
    })),
  )
}

const of = (...texts: string[]): CorpusText[] =>
  texts.map((text, i) => ({ id: String(i).padStart(4, '0'), text, group: 0 }))
const repeated = (text: string, times = 4) => Array.from({ length: times }, () => text)
const termsOf = (...texts: string[]) => readCorpus(of(...texts)).terms

test('one word written in several ways is one term', () => {
  const { terms } = readCorpus(
    of('電視壞了', '电视坏了', '電視，又坏了', 'ＷｉＦｉ 断线', 'wifi 断线', 'WIFI断线'),
  )
  expect(terms).toContain('电视')
  expect(terms).toContain('wifi')
  expect(terms).not.toContain('電視')
})

test('words that stand together are a phrase, in Chinese and in English', () => {
  const others = [
    '天气预报',
    '公园长椅',
    '图书馆开门',
    '食堂饭菜',
    'city park bench',
    'library opening hours',
  ]
  const terms = termsOf(
    ...repeated('申请退款，没有结果'),
    ...repeated('the customer service is slow'),
    ...others,
    ...others.map((one) => `${one}。`),
  )
  expect(terms).toContain('申请退款')
  expect(terms).toContain('customer service')
  expect(terms).not.toContain('the customer')
})

test('a word that no dictionary has is found by its neighbours', () => {
  const around = ['我的', '这个', '新买', '他家', '门口', '刚装']
  const behind = ['坏了', '漏水', '不亮', '很吵', '发烫', '生锈']
  const texts = around.flatMap((before) => behind.map((after) => `${before}蚪蟥${after}`))
  const filler = Array.from({ length: 300 }, (_, i) => `第${i}位顾客说服务窗口排队时间长`)
  expect(termsOf(...texts, ...filler)).toContain('蚪蟥')
})

test('numbers, order numbers, links and numbers of people are no terms', () => {
  const { terms } = readCorpus(
    of(
      ...repeated(
        '订单HJ2506123456，电话13812345678，邮箱zhang.san@example.com，详见 https://example.com/abc?x=1 第二天联系我',
      ),
    ),
  )
  expect(terms.filter((term) => /\d|zhang|http|example|hj/.test(term))).toEqual([])
  expect(terms).toContain('订单')
})

test('what a number measures is no beginning of a word', () => {
  const amounts = [48, 70, 417, 1_020, 36, 25]
  const terms = termsOf(...amounts.map((amount, i) => `订单多扣了 ${amount}元扣款，等了${i + 2}小时没人接`))
  expect(terms).toEqual(expect.arrayContaining(['订单', '扣款']))
  expect(terms.filter((term) => /元|小时/.test(term))).toEqual([])
})

test('what only looks like a word is none, and how many of something is no term', () => {
  const terms = termsOf(
    ...repeated('这是第二次送餐，送得很慢，我点的凉皮全洒了'),
    ...repeated('等了一个多小时，催了三次，网约车也不来'),
  )
  expect(terms).toEqual(expect.arrayContaining(['送餐', '凉皮', '小时', '网约车']))
  expect(terms.filter((term) => /这是|送得|我点|一个|三次|第二/.test(term))).toEqual([])
})

test('words younger than the dictionary stay whole', () => {
  const terms = termsOf(...repeated('小程序卡住了，运费险没有赔'), ...repeated('快递员上门时态度不好'))
  expect(terms).toEqual(expect.arrayContaining(['小程序', '运费险', '快递员']))
  expect(terms.filter((term) => /^程序|^快递$|^险/.test(term))).toEqual([])
})

test('a term counts once for each text, and its texts are found again', () => {
  const corpus = readCorpus([
    ...of('电梯电梯电梯', '电梯坏了', '电梯停了'),
    { id: '9', text: '电梯困人', group: 1 },
  ])
  const term = corpus.terms.indexOf('电梯')
  expect(termCounts(corpus, 0)[term]).toBe(3)
  expect(termCounts(corpus, 1)[term]).toBe(1)
  const ids = textsWith(corpus, term, 0).map((text) => corpus.ids[text])
  expect(ids.sort()).toEqual(['0000', '0001', '0002'])
})

test('any texts can be read, and none at all', () => {
  expect(readCorpus([])).toMatchObject({ ids: [], terms: [] })
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 12 }), (texts) => {
      const corpus = readCorpus(of(...texts))
      expect(corpus.starts[texts.length]).toBe(corpus.held.length)
      expect(findTopics(corpus, { group: 0, seed: 1 }).topics).toEqual([])
    }),
    { numRuns: 60 },
  )
  expect(readCorpus(of('a'.repeat(100_000), '\u0000', '\ud800', '😡', '')).ids).toHaveLength(5)
})

test('of a phrase and a word that stands in it alone, the phrase is told', () => {
  const told = distinctTerms([
    { term: '到账', count: 10 },
    { term: '退款到账', count: 9 },
    { term: '退款', count: 40 },
    { term: 'service', count: 5 },
    { term: 'customer service', count: 5 },
  ])
  expect(told.map(({ term }) => term)).toEqual(['退款到账', '退款', 'customer service'])
})

test('what people write about is found, named, and each text is put where it belongs', () => {
  const texts = mixed(120)
  const corpus = readCorpus(texts)
  const { topics, topicOf } = findTopics(corpus, { group: 0, seed: 7, count: 3 })
  expect(topics).toHaveLength(3)
  const themeOf = new Map(texts.map(({ id, theme }) => [id, theme]))
  const inTopic = topics.map((_, t) => corpus.ids.filter((_, text) => topicOf[text] === t))
  const purest = inTopic.map((ids) => {
    const counts = Object.keys(themes).map((theme) => ids.filter((id) => themeOf.get(id) === theme).length)
    return Math.max(...counts) / ids.length
  })
  expect(Math.min(...purest)).toBeGreaterThan(0.9)
  expect(topics.map(({ name }) => name.join('')).join()).toMatch(/退款/)
  expect(topics.map(({ name }) => name.join('')).join()).toMatch(/噪音|装修|施工/)
  expect(topics.map(({ name }) => name.join('')).join()).toMatch(/快递|包裹|物流/)
})

test('names of a topic say different things, and its examples are its own', () => {
  const corpus = readCorpus(mixed(80))
  const { topics, topicOf } = findTopics(corpus, { group: 0, seed: 1 })
  expect(topics.length).toBeGreaterThan(1)
  topics.forEach(({ name, examples }, t) => {
    expect(name.length).toBeGreaterThan(0)
    expect(name.length).toBeLessThanOrEqual(3)
    expect(new Set(name.join('')).size).toBe(name.join('').length)
    expect(examples.length).toBeGreaterThan(0)
    expect(examples.every((text) => topicOf[text] === t)).toBe(true)
  })
  const sizes = topics.map((_, t) => topicOf.filter((one) => one === t).length)
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
})

test('the same set has the same topics in whatever order it comes, and for the same seed', () => {
  const texts = mixed(60)
  const found = (given: readonly CorpusText[]) => findTopics(readCorpus(given), { group: 0, seed: 5 })
  const once = found(texts)
  expect(found(texts.toReversed())).toEqual(once)
  expect(found(texts.toSorted((a, b) => (a.text < b.text ? -1 : 1)))).toEqual(once)
})

test('what is like nothing else is in no topic', () => {
  const strange = of('唔', '……', '12345', 'ok', '今天下雨')
  const corpus = readCorpus([...mixed(60), ...strange.map((one) => ({ ...one, id: `zz-${one.id}` }))])
  const { topicOf } = findTopics(corpus, { group: 0, seed: 1 })
  const places = corpus.ids.flatMap((id, text) => (id.startsWith('zz-') ? [topicOf[text]] : []))
  expect(places).toEqual([-1, -1, -1, -1, -1])
})

test('texts of another time are put into the topics of this one', () => {
  const before = mixed(40, 9).map((one) => ({ ...one, id: `before-${one.id}`, group: 1 }))
  const corpus = readCorpus([...mixed(80), ...before])
  const { topicOf } = findTopics(corpus, { group: 0, seed: 1, count: 3 })
  const belonging = corpus.ids.filter((id, text) => id.startsWith('before-') && topicOf[text] !== -1)
  expect(belonging.length).toBeGreaterThan(before.length * 0.9)
})

test('a handful of texts has no topics', () => {
  expect(findTopics(readCorpus(mixed(5)), { group: 0, seed: 1 }).topics).toEqual([])
})
