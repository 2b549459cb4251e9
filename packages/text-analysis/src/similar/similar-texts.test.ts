import { expect, test } from 'vitest'
import { seededRandom } from '../classifier/seeded-random.ts'
import { comparedUnits, counted, gramsOf } from './grams.ts'
import { comparable, likenessOf } from './likeness.ts'
import { SimilarIndex } from './similar-texts.ts'

const things = ['快递', '空调', '路灯', '社保卡', '电梯', '宽带', '公交车', '学校', '医院', '热水器']
const faults = [
  '坏了半个月',
  '一直没有人管',
  '三天没有送到',
  '漏水严重',
  '收费不合理',
  '排队两个小时',
  '噪声太大',
  '晚点',
]
const wishes = ['请尽快处理', '希望有人来看看', '要求退款', '我要投诉', '请给个说法', '麻烦回电']

function inventTexts(count: number, seed: number): string[] {
  const random = seededRandom(seed)
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]
  return Array.from(
    { length: count },
    (_, i) =>
      `${i % 97}号楼的${pick(things)}${pick(faults)}，${pick(things)}也${pick(faults)}，${pick(wishes)}。`,
  )
}

const gramsOfText = (text: string) => {
  const grams = new Uint32Array(10_000)
  return counted(grams.subarray(0, gramsOf(comparedUnits(text), grams)))
}

/** The same answer the slow way: every text compared with every gram (Robertson & Zaragoza 2009). */
function scan(all: readonly Map<number, number>[], question: string): number[] {
  const sizes = all.map((grams) => [...grams.values()].reduce((sum, often) => sum + often, 0))
  const usual = sizes.reduce((sum, size) => sum + size, 0) / all.length
  const asked = gramsOfText(question)
  const weights = new Map(
    [...asked.keys()].map((key) => {
      const held = all.filter((other) => other.has(key)).length
      return [key, Math.log(1 + (all.length - held + 0.5) / (held + 0.5))]
    }),
  )
  return all.map((grams, text) => {
    let score = 0
    for (const [key, weight] of weights) {
      const often = grams.get(key) ?? 0
      score += (weight * often * 2.2) / (often + 1.2 * (0.25 + (0.75 * (sizes[text] as number)) / usual))
    }
    return score
  })
}

function indexOf(texts: readonly string[]): SimilarIndex {
  const index = new SimilarIndex()
  for (const [i, text] of texts.entries()) index.add(`v${i}`, text, i)
  return index
}

test('the ten most alike are those that a scan of all texts finds, with the same scores', () => {
  const texts = inventTexts(400, 8620)
  const index = indexOf(texts)
  const all = texts.map(gramsOfText)
  for (const question of inventTexts(20, 1)) {
    const scores = scan(all, question)
    const best = scores.toSorted((a, b) => b - a).slice(0, 10)
    const found = index.similar(question)
    expect(found).toHaveLength(10)
    for (const [place, { id, score }] of found.entries()) {
      expect(score).toBeCloseTo(best[place] as number, 3)
      expect(score).toBeCloseTo(scores[Number(id.slice(1))] as number, 3)
    }
  }
})

test('a text that came this moment is found, one that was removed is found no more, one added again is found once', () => {
  const index = indexOf(inventTexts(2_000, 5))
  index.add('new', '地下车库的充电桩起火冒烟', 9_000)
  expect(index.similar('充电桩冒烟起火了')[0]?.id).toBe('new')
  index.add('new', '幼儿园的午餐不新鲜', 9_001)
  expect(index.similar('充电桩冒烟起火了').map(({ id }) => id)).not.toContain('new')
  expect(index.similar('午餐不新鲜').filter(({ id }) => id === 'new')).toHaveLength(1)
  expect(index.remove('new')).toBe(true)
  expect(index.remove('new')).toBe(false)
  expect(index.similar('幼儿园的午餐不新鲜').map(({ id }) => id)).not.toContain('new')
  expect(index.size).toBe(2_000)
})

test('the same words are wholly alike, however they are written; other words are not', () => {
  const index = indexOf([
    '热水器漏水，修了三次还漏！',
    '电梯坏了，老人下不了楼',
    'Refund has not arrived yet',
  ])
  expect(index.similar('熱水器漏水 修了三次還漏')[0]).toMatchObject({ id: 'v0', likeness: expect.closeTo(1) })
  expect(index.similar('ＲＥＦＵＮＤ has not arrived yet?')[0]).toMatchObject({
    id: 'v2',
    likeness: expect.closeTo(1),
  })
  const [half] = index.similar('电梯坏了，热水器漏水')
  expect(half?.likeness).toBeGreaterThan(0.3)
  expect(half?.likeness).toBeLessThan(0.8)
  expect(index.similar('zzz')).toEqual([])
})

test('only texts of a time are found, and never the one that asks', () => {
  const index = indexOf(Array.from({ length: 50 }, (_, i) => `小区第${i}次停水，没有通知`))
  const found = index.similar('小区停水没有通知', { since: 45, not: 'v47', most: 20 })
  expect(found.map(({ id }) => id).sort()).toEqual(['v45', 'v46', 'v48', 'v49'])
})

test('lists that outgrow many slices lose nothing', () => {
  const index = new SimilarIndex()
  for (let i = 0; i < 12_000; i++) index.add(`v${i}`, i % 3_000 === 0 ? '停电了' : '停水了', i)
  const found = index.similar('停电', { most: 1_000 })
  expect(
    found
      .slice(0, 4)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['v0', 'v3000', 'v6000', 'v9000'])
})

test('nothing, one picture, half a pair and endless texts are borne', () => {
  const index = indexOf(['', '😀', '\ud800', '\0', '啊'.repeat(1_000_000), '𠮷野家'])
  expect(index.similar('')).toEqual([])
  expect(index.similar('😀')).toEqual([])
  expect(index.similar('啊'.repeat(1_000_000))[0]?.id).toBe('v4')
  expect(index.similar('𠮷')[0]?.id).toBe('v5')
  expect(() => index.similar('啊', { most: 0 })).toThrow(RangeError)
})

test('only texts of the time that was asked for are found', () => {
  const index = indexOf(['电梯坏了三天', '电梯坏了两天', '电梯坏了一天'])
  expect(
    index
      .similar('电梯坏了', { since: 1 })
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['v1', 'v2'])
  expect(index.similar('电梯坏了', { since: 1, until: 2 }).map(({ id }) => id)).toEqual(['v1'])
})

test('how alike two texts are depends on them alone, and words that everybody says hardly count', () => {
  const like = (one: string, other: string) =>
    likenessOf(comparable(comparedUnits(one)), comparable(comparedUnits(other)))
  const [said, again] = ['小区昨晚开始停水，请问怎么办', '昨晚开始小区停水了']
  expect(like(said, again)).toBe(like(again, said))
  expect(like(said, said)).toBe(1)
  expect(like(said, again)).toBeGreaterThan(0.5)
  expect(like('请问你们怎么办', '请问他们怎么走')).toBeLessThan(like(said, again))
  expect(like('！！！', '……')).toBe(0)
})
