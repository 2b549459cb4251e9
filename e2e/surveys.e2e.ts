import { buffer } from 'node:stream/consumers'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, openProduct, type Product, phone, picture, tooWide, violations } from './browsing.ts'
import { openSite } from './site.ts'

let product: Product
/** Where anybody may answer. */
let link: string

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

/** Nobody reads a question in less; whoever is quicker is doubted. */
const thoughtMs = 1600

type Asked = Pick<Page, 'getByRole' | 'getByText' | 'getByLabel'>

async function answer(asked: Asked, page: Page, score: number, why: string): Promise<void> {
  await asked.getByRole('radio', { name: String(score), exact: true }).check()
  await asked.getByRole('textbox').fill(why)
  await page.waitForTimeout(thoughtMs)
  await asked.getByRole('button', { name: '提交' }).click()
}

/** Somebody with a phone of their own. */
async function onAPhone(deed: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await phone(product.browser)
  await deed(await context.newPage(), context)
  await context.close()
}

const answered = () =>
  product.work.evaluate(async () => {
    const id = location.pathname.split('/').at(-1)
    const reply = await (await fetch(`/api/questionnaires/${id}/results`)).json()
    return reply.answered as number
  })

test('a survey is made of a template and opened', async () => {
  const { work, address } = product
  await work.goto(`${address}/surveys`)
  await work.getByText('还没有问卷').waitFor()
  expect(await violations(work)).toEqual([])
  await work.getByRole('button', { name: '新建问卷' }).first().click()
  await work
    .getByRole('dialog')
    .getByRole('button', { name: /推荐意愿/ })
    .click()
  await work.getByRole('heading', { level: 1, name: '您愿意推荐我们吗？' }).waitFor()
  expect(await violations(work)).toEqual([])
  const preview = work.locator('iframe[title="预览"]')
  await preview.contentFrame().getByRole('button', { name: '提交' }).waitFor()
  const width = async () => (await preview.boundingBox())?.width ?? 0
  expect(await width()).toBeLessThanOrEqual(390)
  await work.getByText('电脑', { exact: true }).click()
  await expect.poll(width).toBeGreaterThan(390)
  await work.getByText('English', { exact: true }).click()
  await preview.contentFrame().getByRole('button', { name: 'Send' }).waitFor()
  await work.getByText('手机', { exact: true }).click()
  await expect.poll(width).toBeLessThanOrEqual(390)
  await picture(work, 'survey-designer')
  await work.getByRole('button', { name: '开放问卷' }).click()
  await work.getByRole('tab', { name: '分发' }).click()
  link = await work.getByRole('textbox', { name: '匿名链接和二维码' }).inputValue()
  expect(link).toContain(`${address}/q/`)
  for (const [name, beginning] of [
    ['survey-qr.png', '\x89PNG'],
    ['survey-qr.svg', '<svg'],
  ] as const) {
    const [file] = await Promise.all([
      work.waitForEvent('download'),
      work.getByRole('button', { name: `保存二维码（${name.slice(-3).toUpperCase()}）` }).click(),
    ])
    expect(file.suggestedFilename()).toBe(name)
    const bytes = await buffer(await file.createReadStream())
    expect(bytes.toString('latin1', 0, beginning.length)).toBe(beginning)
  }
  expect(await violations(work)).toEqual([])
})

test('on a phone every way to send it is a line that says how it stands, and unfolds', async () => {
  const { work, move } = product
  await move.goto(work.url())
  await move.getByRole('textbox', { name: '匿名链接和二维码' }).waitFor()
  const closing = move
    .getByRole('group')
    .filter({ has: move.getByRole('heading', { name: '结案后自动发送' }) })
  await closing.getByText('未开启').waitFor()
  expect(await tooWide(move)).toBe(false)
  expect(await move.getByRole('switch').count()).toBe(0)
  // All ways, folded, are less than two screens, the code included.
  expect((await move.locator('.hx-survey-ways').boundingBox())?.height).toBeLessThan(2 * 844)
  await closing.getByText('未开启').click()
  await closing.getByRole('switch', { name: '开启', exact: true }).click()
  await closing.getByRole('button', { name: /保\s*存/ }).click()
  await closing.getByText(/已开启：\d+ 小时后，最晚 \d+ 小时，抽 100%，邮件/).waitFor()
  expect(await violations(move)).toEqual([])
  await picture(move, 'survey-sending-on-a-phone')
  await closing.getByRole('switch', { name: '开启', exact: true }).click()
  await closing.getByRole('button', { name: /保\s*存/ }).click()
  await closing.getByText('未开启').waitFor()
})

test('two taps and the words answer it on a phone; the same phone is thanked, not asked again', async () => {
  await onAPhone(async (page) => {
    await page.goto(link)
    expect(await violations(page)).toEqual([])
    expect(await tooWide(page)).toBe(false)
    await picture(page, 'survey-on-a-phone')
    await answer(page, page, 9, '师傅准时，也说清楚了怎么保养。')
    await page.getByRole('heading', { name: '谢谢您' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: '谢谢您' }).waitFor()
    expect(await page.getByRole('button', { name: '提交' }).count()).toBe(0)
  })
  for (const [score, why] of [
    [10, '一次就修好。'],
    [7, '还行，等得久了点。'],
    [3, '换了三个人来才修好。'],
  ] as const)
    await onAPhone(async (page) => {
      await page.goto(link)
      await answer(page, page, score, why)
      await page.getByRole('heading', { name: '谢谢您' }).waitFor()
    })
})

test('on a customer’s site a card asks once, in its corner, and goes when it is answered', async () => {
  const { work, browser } = product
  const shop = await openSite('晨星商城', '<main style="height:1500px"><p>冰箱</p></main>')
  try {
    const card = work.getByRole('group').filter({ has: work.getByRole('heading', { name: '网站卡片' }) })
    await card.getByText('未启用').click()
    await card.getByLabel('允许的网站').fill('不是网址')
    await card.getByRole('button', { name: /保\s*存/ }).click()
    await card.getByText('这不是网址：不是网址').waitFor()
    await card.getByLabel('允许的网站').fill(`${shop.origin}/cart`)
    await card.getByLabel('打开网页几秒后出现').fill('0')
    await card.getByRole('switch').click()
    await card.getByRole('button', { name: /保\s*存/ }).click()
    shop.head = await card.getByRole('textbox', { name: '网页代码' }).inputValue()
    expect(shop.head).toContain(`${link}/card.js`)
    await card.getByText('已启用：1 个网站').waitFor()

    const context = await desk(browser)
    const visit = await context.newPage()
    await visit.goto(shop.origin)
    const corner = visit.getByRole('complementary')
    await corner.waitFor()
    const asked = visit.frameLocator('iframe')
    await asked.getByRole('button', { name: '提交' }).waitFor()
    await picture(visit, 'survey-card')
    await answer(asked, visit, 8, '网站上找维修电话找了半天。')
    await asked.getByRole('heading', { name: '谢谢您' }).waitFor()
    await corner.waitFor({ state: 'detached' })
    await visit.reload()
    await visit.waitForTimeout(500)
    expect(await visit.getByRole('complementary').count()).toBe(0)
    await context.close()
    await expect.poll(answered).toBe(5)
  } finally {
    shop.close()
  }
})

test('a kiosk goes on without a line, keeps what was answered over a reload, and sends it once', async () => {
  const context = await desk(product.browser)
  const kiosk = await context.newPage()
  const offers = () => kiosk.getByRole('button', { name: '开始' })
  const next = async (score: number, why: string) => {
    await offers().click()
    await answer(kiosk, kiosk, score, why)
    await kiosk.getByRole('heading', { name: '谢谢您' }).waitFor()
    await offers().waitFor()
  }
  await kiosk.goto(`${link}/kiosk`)
  await offers().waitFor()
  expect(await violations(kiosk)).toEqual([])
  await expect
    .poll(() => kiosk.evaluate(async () => (await navigator.serviceWorker.ready).active?.state))
    .toBe('activated')
  await expect
    .poll(() => kiosk.evaluate(async () => (await (await caches.open('huixiang-kiosk')).keys()).length))
    .toBeGreaterThan(1)
  await context.setOffline(true)
  await next(10, '店员很热情。')
  await kiosk.reload()
  await kiosk.getByText('1 份待上传').waitFor()
  await next(6, '排队太久。')
  await kiosk.getByText('2 份待上传').waitFor()
  expect(await answered()).toBe(5)
  await context.setOffline(false)
  await kiosk.getByText('已全部上传').waitFor()
  await context.close()
})

test('results that stand open grow by themselves; they say how sure they are, question by question, and what was said', async () => {
  const { work, move } = product
  await work.getByRole('tab', { name: '结果' }).click()
  await work.getByText('5 人回答').first().waitFor()
  for (const [score, why] of [
    [9, '上次反映的问题真的改了。'],
    [10, '没有要等。'],
    [0, '退款还没到账。'],
  ] as const)
    await onAPhone(async (page) => {
      await page.goto(link)
      await answer(page, page, score, why)
      await page.getByRole('heading', { name: '谢谢您' }).waitFor()
    })
  await expect.poll(answered).toBe(10)
  // Anonymous answers leave no event: the page that stands open finds them by itself.
  await work.getByText('10 人回答').first().waitFor()
  expect(await violations(work)).toEqual([])
  await picture(work, 'survey-results')
  await work.getByText('留言', { exact: true }).click()
  await work.getByText('换了三个人来才修好。').waitFor()
  expect(await violations(work)).toEqual([])
  await move.goto(work.url())
  await move.getByText('换了三个人来才修好。').waitFor()
  expect(await tooWide(move)).toBe(false)
})

test('on a phone what is set of a question comes over the list, and goes when it is done', async () => {
  const { move } = product
  await move.goto(move.url().replace(/\?.*/, '?tab=design'))
  await move.getByRole('button', { name: /推荐意愿（0–10）/ }).click()
  const sheet = move.getByRole('dialog')
  await sheet.getByText('补充说明', { exact: true }).waitFor()
  expect(await violations(move)).toEqual([])
  expect(await move.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await picture(move, 'survey-designer-on-a-phone')
  await sheet.getByRole('button', { name: /完\s*成/ }).click()
  await sheet.waitFor({ state: 'hidden' })
  await move.getByRole('button', { name: '下移' }).waitFor()
  await move.getByRole('button', { name: '问卷文字' }).click()
  await sheet.getByText('感谢语', { exact: true }).waitFor()
})
