import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Placeholders } from './placeholders.ts'
import { fitting, longestMaterial, type Said } from './prompts.ts'

const told =
  '我叫张伟，电话13812345678，身份证11010519491231002X，银行卡6222021234567890128，邮箱zhang.wei@example.com，住在幸福路12号3单元402室，车牌京A12345。客服小王不理我。'

test('nothing that tells who somebody is leaves', () => {
  const hidden = new Placeholders(['李小明']).hide(`${told}李小明又打了一次 138 1234 5678。`)
  for (const secret of [
    '张伟',
    '13812345678',
    '11010519491231002X',
    '6222021234567890128',
    'zhang.wei',
    '12号3单元',
    'A12345',
    '李小明',
    '小王',
  ])
    expect(hidden).not.toContain(secret)
  expect(hidden).toMatch(/\[PHONE_1\].*\[ID_1\].*\[CARD_1\].*\[EMAIL_1\].*\[ADDRESS_1\].*\[PLATE_1\]/s)
})

test('the same words get the same placeholder, in every text of the matter', () => {
  const placeholders = new Placeholders(['李小明'])
  expect(placeholders.hide('李小明来过')).toBe('[NAME_1]来过')
  expect(placeholders.hide('后来李小明又打 13812345678')).toBe('后来[NAME_1]又打 [PHONE_1]')
})

test('names come back in full, numbers as our screens show them, and what was not put here stays', () => {
  const placeholders = new Placeholders(['李小明'])
  placeholders.hide('李小明 13812345678')
  expect(placeholders.restore('尊敬的[NAME_1]，我们会拨打[PHONE_1]，不是[PHONE_7]。')).toBe(
    '尊敬的李小明，我们会拨打138****5678，不是[PHONE_7]。',
  )
})

test('a placeholder that a customer wrote themselves is never taken for ours', () => {
  const placeholders = new Placeholders(['李小明'])
  expect(placeholders.hide('请解释 [NAME_1]，我是李小明')).toBe('请解释 [NAME_1]，我是[NAME_2]')
  expect(placeholders.restore('[NAME_1] [NAME_2]')).toBe('[NAME_1] 李小明')
})

test('what is hidden and put back is the text with its numbers masked, whatever stands around them', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }).filter((s) => !/[\d@[\]]/.test(s)),
    fc.constantFrom('13812345678', 'a.b@example.com', '李小明', '订单号', 'ref'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const placeholders = new Placeholders(['李小明'])
      const text = pieces.join(' ')
      const hidden = placeholders.hide(text)
      expect(hidden).not.toMatch(/13812345678|李小明/)
      expect(placeholders.restore(hidden)).toHaveLength(text.length)
    }),
  )
})

test('of a long matter the first words and the newest are sent, cut where a sentence ends', () => {
  const said: Said[] = [
    { who: 'customer', text: '最早的话。' },
    ...Array.from({ length: 9 }, (_, i) => ({
      who: 'us' as const,
      text: `第${i}段。${'说'.repeat(3000)}。13812345678`,
    })),
    { who: 'customer', text: '最新的话。' },
  ]
  const kept = fitting(said)
  expect(kept[0]?.text).toBe('最早的话。')
  expect(kept.at(-1)?.text).toBe('最新的话。')
  const length = kept.reduce((sum, { text }) => sum + text.length, 0)
  expect(length).toBeLessThanOrEqual(longestMaterial)
  for (const { text } of kept) expect(text).toMatch(/(。|5678)$/)
})
