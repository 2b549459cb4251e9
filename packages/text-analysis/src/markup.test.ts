import { expect, test } from 'vitest'
import { analyse } from './analyse.ts'
import { withoutMarkup } from './markup.ts'
import { normalise } from './normalise.ts'

const plain = (text: string) => withoutMarkup(normalise(text)).text.replaceAll(/\s+/g, ' ').trim()
const encoded = Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 37) % 256)).toString('base64')

test.each([
  ['<p class="x">快递<br/>没到</p>&nbsp;请处理', '快递 没到 请处理'],
  ['<div style="color:red">退款<!-- 内部备注 --></div>', '退款'],
  ['<style>.a{color:red}</style>退款<script>var phone</script >没到', '退款 没到'],
  ['价格 <5 元 且 >3 元', '价格 <5 元 且 >3 元'],
  ['我<3你们', '我<3你们'],
  [`截图如下 data:image/png;base64,${encoded} 谢谢`, '截图如下 谢谢'],
  [`${'好'.repeat(200)}`, '好'.repeat(200)],
  ['a'.repeat(300), 'a'.repeat(300)],
])('of «%.40s» the words stay', (text, expected) => {
  expect(plain(text)).toBe(expected)
})

test('an HTML page says what its words say, and a telephone number in a tag stays hidden', () => {
  const words = '客服态度太差了，要求退款'
  const page = `<html><body><p class="complaint-text" data-phone="13812345678">${words}</p></body></html>`
  const { kind, sentiment, keyPhrases, personalData } = analyse(page)
  expect([kind.value, sentiment.polarity]).toEqual([
    analyse(words).kind.value,
    analyse(words).sentiment.polarity,
  ])
  expect(keyPhrases.map(({ phrase }) => phrase)).toEqual(
    analyse(words).keyPhrases.map(({ phrase }) => phrase),
  )
  expect(personalData.map(({ start, end }) => page.slice(start, end))).toEqual(['13812345678'])
})

test('a text full of opening signs is read in time linear in it', () => {
  const began = [2_000, 200_000].map((length) =>
    plain(`${'<a '.repeat(length)}${'<script>'.repeat(length / 10)}快递没到`).endsWith('快递没到'),
  )
  expect(began).toEqual([true, true])
})
