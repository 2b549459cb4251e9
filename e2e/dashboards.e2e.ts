import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product, tooWide, violations } from './browsing.ts'
import { openSite } from './site.ts'

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

test('within how many days a complaint repeats another is set where metrics are explained', async () => {
  const { work, move, address } = product
  await work.goto(`${address}/metrics/catalogue`)
  await work.getByText('重复投诉：30 天以内').waitFor()
  await work.getByRole('button', { name: '计算口径…' }).click()
  const drawer = work.getByRole('dialog', { name: '计算口径' })
  await drawer.getByLabel('重复投诉的窗口').fill('7')
  expect(await violations(work)).toEqual([])
  await drawer.getByRole('button', { name: '保存' }).click()
  await work.getByText('重复投诉：7 天以内').waitFor()
  await move.goto(`${address}/metrics/catalogue`)
  await move.getByText('重复投诉：7 天以内').waitFor()
  expect(await tooWide(move)).toBe(false)
}, 120_000)

const shopBody = `<img src="/missing.png" alt="">
  <form onsubmit="return false"><input name="word" required aria-label="word"><button>Send</button></form>
  <script>setTimeout(() => { throw new Error('broken') })</script>`

test('a page with the script tells how it fares, and the indicators show it', async () => {
  const { work, move, address, browser } = product
  const shop = await openSite('Shop', shopBody)
  try {
    await work.goto(`${address}/touchpoints?part=sites`)
    await work.getByRole('button', { name: '添加站点' }).click()
    await work.getByLabel('名称').fill('商城')
    await work.getByLabel('网址').fill(`${shop.origin}/cart?from=mail`)
    await work.getByRole('button', { name: '保存' }).click()
    const entry = work.getByRole('listitem').filter({ hasText: '商城' })
    shop.head = (await entry.locator('code', { hasText: '<script' }).textContent()) ?? ''
    expect(shop.head).toContain(`${address}/touchpoints.js`)
    expect(await violations(work)).toEqual([])

    const visit = await (await browser.newContext()).newPage()
    await visit.goto(shop.origin)
    await visit.getByRole('button', { name: 'Send' }).click()
    await visit.getByLabel('word').fill('茶')
    await visit.getByRole('button', { name: 'Send' }).click()
    await visit.goto('about:blank')
    await visit.context().close()

    const told = () =>
      work.evaluate(async () => {
        const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
        const days = new URLSearchParams({
          from: dayOf(Date.now() - 86_400_000),
          to: dayOf(Date.now() + 86_400_000),
        })
        const { figures } = await (await fetch(`/api/touchpoint-indicators?${days}`)).json()
        return (figures as { indicator: string }[]).map(({ indicator }) => indicator)
      })
    await expect
      .poll(told)
      .toEqual(expect.arrayContaining(['page_load', 'script_errors', 'failed_resources', 'form_sent']))
    await work.goto(`${address}/touchpoints`)
    const row = (name: string) => work.getByRole('listitem').filter({ hasText: name })
    expect(await row('脚本错误').textContent()).toContain('1')
    expect(await row('表单提交率').textContent()).toContain('100%')
    expect(await violations(work)).toEqual([])
    await work.getByRole('button', { name: '页面加载', exact: true }).click()
    await work.getByRole('dialog').getByText('本期').waitFor()
    await move.goto(`${address}/touchpoints`)
    await move.getByRole('heading', { level: 1, name: '数字触点' }).waitFor()
    expect(await tooWide(move)).toBe(false)
  } finally {
    shop.close()
  }
}, 120_000)
