import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAttachment } from '#features/transcripts/server/reading/reading-process.ts'
import { openBrowser } from './browsing.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const shops = ['鲜丰便利店（中山路店）', '云栖数码广场', '老王家常菜', 'Harbour Coffee House', '康宁大药房']
const goods = [
  '红烧牛肉面',
  '矿泉水550ml',
  '纯牛奶整箱',
  '无线充电器',
  'Flat white',
  '感冒灵颗粒',
  '雨伞（加大）',
  'USB-C cable 2m',
]
const talk = [
  '你好，我上周五买的洗衣机到现在还没有送到',
  '订单号 HX20261105778，麻烦帮我查一下',
  '亲，非常抱歉给您带来不便，我马上为您核实',
  '物流显示已经签收，可是我根本没有收到货！',
  'Hello, my parcel arrived broken. I want a refund.',
  '客服说要等三个工作日，已经过去一周了',
  '再不处理我就打12315投诉你们',
  'The customer service never called me back',
  '退款 ¥396.50 什么时候到账？',
  '请把破损的照片发给我们，谢谢配合',
  'Could you please confirm the delivery date?',
  '师傅态度很差，迟到两个小时也没有道歉',
]

interface Picture {
  readonly name: string
  readonly markup: string
  readonly lines: readonly string[]
}

function receipt(i: number): Picture {
  const rows = Array.from({ length: 6 }, (_, k) => {
    const name = goods[(i * 3 + k) % goods.length] as string
    return [name, String(1 + ((i + k) % 4)), (3.5 + i * 7 + k * 11.3).toFixed(2)]
  })
  const all: (readonly string[])[] = [
    [shops[i % shops.length] as string],
    [`2026-11-${10 + i} 1${i}:32`, `No. ${880_120 + i * 37}`],
    ['商品', '数量', '金额'],
    ...rows,
    ['合计', (88.6 + i * 13).toFixed(2)],
    ['如需退换请保留此小票，七日内有效'],
    ['Thank you for shopping with us'],
  ]
  const body = all
    .map((row) => `<div class="row">${row.map((cell) => `<span>${cell}</span>`).join('')}</div>`)
    .join('')
  const style = `width:${340 + i * 30}px;padding:18px;font:${14 + i}px/1.7 'Noto Sans Mono CJK SC',monospace;background:#fdfdf8;color:#222`
  return {
    name: `receipt ${i}`,
    markup: `<div style="${style}">${body}</div>`,
    lines: all.map((row) => row.join('')),
  }
}

function conversation(i: number): Picture {
  const said = Array.from({ length: 9 }, (_, k) => talk[(i * 5 + k) % talk.length] as string)
  const bubbles = said
    .map((text, k) => `<div class="turn ${k % 3 === 0 ? 'mine' : ''}"><p>${text}</p></div>`)
    .join('')
  const dark = i % 2 === 1
  const style = `width:390px;padding:12px;font:15px/1.5 'Noto Sans CJK SC',sans-serif;background:${dark ? '#111' : '#ededed'};--other:${dark ? '#2b2b2b' : '#fff'};--mine:${dark ? '#2f6f3a' : '#95ec69'};color:${dark ? '#e8e8e8' : '#111'}`
  return { name: `conversation ${i}`, markup: `<div style="${style}">${bubbles}</div>`, lines: said }
}

const page = (
  markup: string,
) => `<style>body{margin:0;width:max-content}.row{display:flex;justify-content:space-between}
  .turn{display:flex;margin:12px 0}.mine{justify-content:flex-end}.turn p{margin:0;max-width:70%;padding:9px 12px;border-radius:6px;background:var(--other)}
  .mine p{background:var(--mine)}</style>${markup}`

async function photograph({ markup }: Picture, format: 'png' | 'jpeg'): Promise<Buffer> {
  const shown = await browser.newPage({ deviceScaleFactor: format === 'png' ? 2 : 1.5 })
  await shown.setContent(page(markup))
  const picture = await shown
    .locator('body > div')
    .screenshot({ type: format, ...(format === 'jpeg' && { quality: 70 }) })
  await shown.close()
  return picture
}

// Blanks are laid out, not written; brackets come in two widths.
const letters = (text: string) => [...text.normalize('NFKC').replace(/\s/g, '')]

/** Letters that have to be put in, taken out or changed to make one text the other (Levenshtein). */
function mistakes(read: readonly string[], meant: readonly string[]): number {
  let row = Array.from({ length: meant.length + 1 }, (_, i) => i)
  for (const [i, sign] of read.entries()) {
    const above = row
    row = [i + 1]
    for (const [j, wanted] of meant.entries())
      row.push(
        Math.min(
          (above[j + 1] as number) + 1,
          (row[j] as number) + 1,
          (above[j] as number) + (sign === wanted ? 0 : 1),
        ),
      )
  }
  return row.at(-1) as number
}

test('of what stands in receipts and screenshots of conversations at least 95 of 100 characters are read rightly', async () => {
  const figures: { name: string; wrong: number; of: number; ms: number }[] = []
  for (const picture of Array.from({ length: 3 }, (_, i) => [receipt(i), conversation(i)]).flat()) {
    const format = figures.length % 4 < 2 ? 'png' : 'jpeg'
    const content = await photograph(picture, format)
    const started = performance.now()
    const answer = await readAttachment({ mediaType: `image/${format}`, content })
    const ms = Math.round(performance.now() - started)
    const meant = letters(picture.lines.join(''))
    const wrong = 'read' in answer ? mistakes(letters(answer.read.text), meant) : meant.length
    figures.push({ name: `${picture.name} (${format})`, wrong, of: meant.length, ms })
  }
  const wrong = figures.reduce((sum, one) => sum + one.wrong, 0)
  const all = figures.reduce((sum, one) => sum + one.of, 0)
  const median = figures.map(({ ms }) => ms).sort((a, b) => a - b)[figures.length >> 1]
  console.log(`${all - wrong} of ${all} characters, median ${median} ms a picture`, figures)
  expect(1 - wrong / all).toBeGreaterThanOrEqual(0.95)
  for (const one of figures) expect(1 - one.wrong / one.of, one.name).toBeGreaterThanOrEqual(0.9)
})
