import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product, tooWide, violations } from './browsing.ts'

let product: Product

const said = [
  '快递三天没有更新物流信息',
  '包裹送错了地址，快递员不接电话',
  '退款十天还没有到账',
  '退款申请提交了，银行卡没有收到退款',
  '收银台排队半小时，店员态度差',
] as const

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

async function open(page: Page, part: string): Promise<void> {
  await page.goto(`${product.address}/explorer?part=${part}`)
  await page.getByRole('heading', { level: 1, name: '洞察' }).waitFor()
}

/** Voices come in as from another system. */
async function takeIn(count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, i) =>
    JSON.stringify({ text: `${said[i % said.length]}，第${i}号窗口` }),
  )
  const status = await product.work.evaluate(async (body) => {
    const headers = { 'content-type': 'application/x-ndjson', 'x-huixiang': '1' }
    return (await fetch('/api/feedback/batch', { method: 'POST', headers, body })).status
  }, lines.join('\n'))
  expect(status).toBe(200)
}

test('before the first voice every part says that there is none', async () => {
  const { work } = product
  for (const part of ['topics', 'rising', 'cloud']) {
    await open(work, part)
    await work.getByText('这个时段没有声音').waitFor()
  }
  await open(work, 'heat')
  await work.getByText('这个时段没有已分析的声音').waitFor()
})

test('an analyst reads what voices are about and opens them, at a desk and on a phone, in light and in dark', async () => {
  const { work, move } = product
  await takeIn(90)
  await expect
    .poll(async () => {
      await open(work, 'heat')
      return work
        .getByRole('row', { name: /^合计/ })
        .textContent({ timeout: 2000 })
        .catch(() => '')
    })
    .toMatch(/90$/)
  // What was found before the voices came stands for ten minutes: another choice is looked into anew.
  const all = '&channel=api'
  const faults: string[] = []
  for (const [part, seen] of [
    ['topics', '其他'],
    ['rising', '还没有可以比较的基线'],
    ['cloud', '多为负面'],
    ['heat', '与预期相当'],
  ] as const)
    for (const page of [work, move]) {
      await open(page, part + all)
      await page.getByText(seen).first().waitFor()
      faults.push(...(await violations(page)).map((one) => `${part}: ${one}`))
      if (await tooWide(page)) faults.push(`${part}: wider than the screen`)
    }
  expect(faults).toEqual([])
  await open(work, `topics${all}`)
  await work.getByRole('link', { name: /退款/ }).first().click()
  await work.getByText(/属于这个主题的声音/).waitFor()
  await expect.poll(() => work.getByRole('row').filter({ hasText: '退款' }).count()).toBeGreaterThan(3)
  expect(await violations(work)).toEqual([])
})
