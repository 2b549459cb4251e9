import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product, tooWide, violations } from './browsing.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
}, 120_000)
afterAll(() => product?.close())

test('an analyst copies a ready dashboard, adds a card with the keyboard, and goes down to the voice', async () => {
  const { work, move, address } = product
  const body = Array.from({ length: 12 }, (_, i) =>
    JSON.stringify({ text: `快递三天没有更新，第${i}单` }),
  ).join('\n')
  await work.evaluate(async (lines) => {
    const headers = { 'content-type': 'application/x-ndjson', 'x-huixiang': '1' }
    await fetch('/api/feedback/batch', { method: 'POST', headers, body: lines })
  }, body)
  await work.goto(`${address}/dashboards`)
  await work.getByRole('link', { name: /^闭环/ }).click()
  await work.getByRole('heading', { level: 1, name: '闭环' }).waitFor()
  expect(await violations(work)).toEqual([])

  await work.getByRole('button', { name: '复制后修改' }).click()
  await work.getByLabel('名称').fill('我的闭环')
  await work.keyboard.press('Enter')
  await work.getByRole('heading', { level: 1, name: '我的闭环' }).waitFor()
  await work.getByRole('button', { name: '添加卡片' }).focus()
  await work.keyboard.press('Enter')
  await work.getByRole('dialog').getByText('数字', { exact: true }).click()
  await work.getByRole('button', { name: '放到看板上' }).focus()
  await work.keyboard.press('Enter')
  const handle = work.getByRole('button', { name: '移动或调整「收到的声音」' })
  await handle.focus()
  await work.keyboard.press('Shift+ArrowRight')
  await work.getByText(/「收到的声音」在第 \d+ 列、第 \d+ 行，宽 7 列/).waitFor({ state: 'attached' })
  await work.getByText('已自动保存').waitFor()
  expect(await violations(work)).toEqual([])
  await work.getByRole('button', { name: '完成' }).click()

  await expect
    .poll(
      async () => {
        await work.reload()
        const card = work.getByRole('article', { name: '收到的声音' })
        return card.textContent({ timeout: 3000 }).catch(() => '')
      },
      { timeout: 30_000 },
    )
    .toContain('12')
  const own = new URL(work.url()).pathname
  await work.getByRole('article', { name: '收到的声音' }).getByRole('button', { name: /12/ }).click()
  await work.getByRole('heading', { level: 1, name: '收到的声音' }).waitFor()
  await work.getByRole('row').nth(1).getByRole('link').click()
  await work.waitForURL(/\/feedback\//)

  await move.goto(`${address}${own}`)
  await move.getByRole('heading', { level: 1, name: '我的闭环' }).waitFor()
  expect(await tooWide(move)).toBe(false)
}, 120_000)
