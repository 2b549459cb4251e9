import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product, tooWide, violations } from './browsing.ts'
import { openSite } from './site.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

const shopBody = `<img src="/missing.png" alt="">
  <form onsubmit="return false"><input name="word" required aria-label="word"><button>Send</button></form>
  <script>addEventListener('load', () => setTimeout(() => { throw new Error('broken') }))</script>`

/** As if another app came before the page, or went again. */
function showAs(state: string): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
  document.dispatchEvent(new Event('visibilitychange'))
}

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
    // Whoever fetches a code from another app has not given up the form.
    for (const state of ['hidden', 'visible']) await visit.evaluate(showAs, state)
    await visit.getByLabel('word').fill('茶')
    await visit.getByRole('button', { name: 'Send' }).click()
    await visit.evaluate(`huixiang.signal('waiting_time', 42000)`)
    await visit.goto('about:blank')
    await visit.goto(shop.origin)
    await visit.getByLabel('word').fill('到一半')
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
        const told = figures as { indicator: string; typical: { n: number } }[]
        return told.map(({ indicator, typical }) => `${indicator} ${typical.n}`)
      })
    await expect
      .poll(told)
      .toEqual(
        expect.arrayContaining([
          ...['page_load 2', 'script_errors 2', 'failed_resources 2', 'form_sent 2', 'waiting_time 1'],
        ]),
      )
    await work.goto(`${address}/touchpoints`)
    const row = (name: string) => work.getByRole('listitem').filter({ hasText: name })
    expect(await row('脚本错误').textContent()).toContain('1')
    // Of two people who began the form one sent it.
    expect(await row('表单提交率').textContent()).toContain('50%')
    expect(await row('等候时间').textContent()).toContain('42')
    expect(await violations(work)).toEqual([])
    await work.getByRole('button', { name: '页面加载', exact: true }).click()
    await work.getByRole('dialog').getByText('本期').waitFor()
    await move.goto(`${address}/touchpoints`)
    await move.getByRole('heading', { level: 1, name: '数字触点' }).waitFor()
    expect(await tooWide(move)).toBe(false)
  } finally {
    shop.close()
  }
})
