import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product, tooWide, violations } from './browsing.ts'

let product: Product
let work: Page

beforeAll(async () => {
  product = await openProduct()
  work = product.work
})
afterAll(() => product?.close())

/** Nothing is wrong with what stands on a desk and on a phone. */
async function expectSound(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    expect(await violations(page)).toEqual([])
    expect(await tooWide(page)).toBe(false)
  }
}

/** A month of ordinary days, as another system hands them over: who listened for so long knows what is usual. */
async function takeInAMonth(): Promise<void> {
  const lines = Array.from({ length: 30 }, (_, i) => {
    const occurredAt = new Date(Date.now() - (i + 1) * 86_400_000).toISOString()
    return JSON.stringify({ text: `请问你们 ${i + 1} 号几点开门`, mode: 'history', occurredAt })
  })
  const status = await work.evaluate(async (body) => {
    const headers = { 'content-type': 'application/x-ndjson', 'x-huixiang': '1' }
    return (await fetch('/api/feedback/batch', { method: 'POST', headers, body })).status
  }, lines.join('\n'))
  expect(status).toBe(200)
}

/** A customer writes on the public page; gives the page that thanks them. */
async function write(text: string, more: { phone: string; picture?: Buffer }): Promise<void> {
  const { move, address } = product
  await move.goto(`${address}/voice`)
  await move.getByRole('radio', { name: /投诉/ }).check()
  await move.getByLabel('发生了什么').fill(text)
  await move.getByLabel('手机号').fill(more.phone)
  if (more.picture !== undefined)
    await move
      .locator('input[type=file]')
      .setInputFiles({ name: '小票.png', mimeType: 'image/png', buffer: more.picture })
  await move.getByRole('progressbar').waitFor({ state: 'hidden' })
  await move.getByRole('checkbox').check()
  await move.getByRole('button', { name: '提交', exact: true }).click()
  await move.getByRole('heading', { name: '收到了，谢谢您告诉我们' }).waitFor()
}

const noWater = [
  '阳光花园小区从昨晚开始停水，到现在还没有来水',
  '阳光花园小区昨晚开始停水，现在还没有来水，家里有老人',
  '阳光花园小区从昨晚停水到现在，还没有来水，没人管',
  '我们阳光花园小区从昨晚开始停水了，到现在还没来水',
  '阳光花园小区从昨晚开始停水，今天到现在还没有来水！',
] as const

test('five neighbours without water are one group event, and whoever may close it is told once', async () => {
  await takeInAMonth()
  for (const [i, text] of noWater.entries()) await write(text, { phone: `1380000${1000 + i}` })
  await work.goto(`${product.address}/group-events`)
  await work.getByRole('row', { name: /停水/ }).waitFor()
  await work.getByRole('button', { name: /^通知，/ }).click()
  const told = work.getByRole('dialog').getByText(/短时间内有多位客户反映相似的问题/)
  await told.first().waitFor()
  expect(await told.count()).toBe(1)
  await told.click()
  await work.getByRole('heading', { level: 1, name: /停水/ }).waitFor()
  await expect.poll(() => work.getByRole('button', { name: '移出' }).count()).toBe(noWater.length)
})

test('its voices are sorted, a note is kept, and it is closed with a reason and opened again', async () => {
  const { move } = product
  await work.getByRole('button', { name: '移出' }).first().click()
  await work.getByText('欧阳静怡 移出').waitFor()
  await work.getByRole('button', { name: '放回' }).click()
  await work.getByText('欧阳静怡 移出').waitFor({ state: 'hidden' })
  await work.getByRole('textbox', { name: '写一条备注' }).fill('已请自来水公司抢修，预计今晚八点来水。')
  await work.getByRole('button', { name: '保存备注' }).click()
  await work.getByText('已请自来水公司抢修，预计今晚八点来水。').last().waitFor()
  await move.goto(work.url())
  await move.getByRole('heading', { level: 1, name: /停水/ }).waitFor()
  await expectSound(work, move)
  await work.getByRole('button', { name: '关闭事件' }).click()
  await work.getByRole('radio', { name: '问题已解决' }).check()
  await work.getByRole('dialog').getByRole('button', { name: '关闭事件' }).click()
  await work.getByText(/关闭：问题已解决/).waitFor()
  await work.getByRole('button', { name: '重新打开' }).click()
  await work.getByRole('button', { name: '关闭事件' }).waitFor()
})

test('an editor grows the tree by keyboard, merges a label, takes that back, and splits another', async () => {
  await work.goto(`${product.address}/settings/labels`)
  const add = async (name: string) => {
    await work
      .getByRole('textbox', { name: '* 名称' })
      .or(work.getByLabel('名称', { exact: true }))
      .fill(name)
    await work.getByRole('button', { name: '新增', exact: true }).click()
    await work.getByRole('treeitem', { name }).waitFor()
  }
  await work.getByRole('button', { name: /新增一级标签/ }).click()
  await add('停水')
  await work.getByRole('button', { name: '新增同级' }).click()
  await add('水压')
  const low = work.getByRole('treeitem', { name: '水压' })
  await low.click()
  await work.keyboard.press('F2')
  await work.getByRole('textbox', { name: '修改「水压」的名称' }).fill('水压不足')
  await work.keyboard.press('Enter')
  await work.getByRole('textbox', { name: '修改「水压」的名称' }).waitFor({ state: 'hidden' })
  await work.getByRole('treeitem', { name: '水压不足' }).waitFor()
  await work.keyboard.press('Alt+ArrowRight')
  await work.getByText('停水 ›').waitFor()
  await expectSound(work)
  await work.getByRole('button', { name: '合并到…' }).click()
  await work.getByRole('dialog').getByRole('combobox').fill('停水')
  // The page has a tree, too: the one to choose from stands behind it once it is there.
  await work.getByRole('tree').nth(1).getByText('停水', { exact: true }).click()
  await work.getByRole('dialog').getByRole('button', { name: '合并', exact: true }).click()
  await work.getByText('已并入').waitFor()
  await work.getByRole('button', { name: '撤销合并「水压不足」' }).click()
  await work.getByText('已并入').waitFor({ state: 'hidden' })
  await work.getByRole('button', { name: '拆分…' }).click()
  const drawer = work.getByRole('dialog')
  await drawer.getByLabel('名称').nth(0).fill('高层水压不足')
  await drawer.getByLabel('名称').nth(1).fill('全楼水压不足')
  await drawer.getByRole('button', { name: '拆分', exact: true }).click()
  await work.getByText('已拆分为').waitFor()
  await work.getByRole('treeitem', { name: '全楼水压不足' }).waitFor()
})

test('a label is dragged under another, out again, and back by undo', async () => {
  await work.goto(`${product.address}/settings/labels`)
  await work.getByRole('button', { name: /新增一级标签/ }).click()
  await work
    .getByRole('textbox', { name: '* 名称' })
    .or(work.getByLabel('名称', { exact: true }))
    .fill('停电')
  await work.getByRole('button', { name: '新增', exact: true }).click()
  const label = (name: string) => work.getByRole('tree').getByText(name, { exact: true })
  await label('停电').waitFor()
  const place = async (name: string) => {
    const box = await label(name).boundingBox()
    if (box === null) throw new Error(`«${name}» is not in view`)
    return box
  }
  const isUnder = async () => (await place('停电')).x > (await place('停水')).x
  // To the right of where it was taken: under the label; to the left: out of the one above.
  const drag = async (onto: string, right: number) => {
    const from = await place('停电')
    const to = await place(onto)
    await work.mouse.move(from.x + 8, from.y + from.height / 2)
    await work.mouse.down()
    await work.mouse.move(from.x + 8 + right, to.y + to.height * 0.8, { steps: 10 })
    await work.mouse.up()
  }
  expect(await isUnder()).toBe(false)
  await drag('停水', 60)
  await expect.poll(isUnder).toBe(true)
  // Read anew, it stands where it was put.
  await work.reload()
  await label('停水').click()
  await work.keyboard.press('ArrowRight')
  await expect.poll(isUnder).toBe(true)
  await drag('全楼水压不足', -60)
  await expect.poll(isUnder).toBe(false)
  // What was done by mistake is taken back where it is told.
  const told = work.getByRole('alert').filter({ hasText: '已移动「停电」' })
  await told.getByRole('button', { name: /撤\s*销/ }).click()
  await expect.poll(isUnder).toBe(true)
  expect(await told.count()).toBe(0)
  await expectSound(work)
})

test('what stands in a picture is read, shown with the voice, and found', async () => {
  const shown = await product.browser.newPage({ deviceScaleFactor: 2 })
  await shown.setContent(
    `<div style="width:420px;padding:24px;font:22px/2 'Noto Sans CJK SC';background:#fff;color:#111">
      鲜丰便利店（中山路店）<br>红烧牛肉面 2 袋 11.80<br>合计 ¥396.50</div>`,
  )
  const picture = await shown.locator('div').screenshot()
  await shown.close()
  await write('收银员多收了我的钱，请看小票。', { phone: '13900002222', picture })
  await expect
    .poll(async () => {
      await work.goto(`${product.address}/feedback?q=${encodeURIComponent('红烧牛肉面')}`)
      await work.getByRole('heading', { level: 1 }).waitFor()
      return work.getByRole('link', { name: /收银员多收了/ }).count()
    })
    .toBeGreaterThan(0)
  await work
    .getByRole('link', { name: /收银员多收了/ })
    .first()
    .click()
  await work.getByText('小票.png 中的文字').click()
  await work.getByText(/鲜丰便利店/).waitFor()
  await product.move.goto(work.url())
  await product.move.getByText('小票.png 中的文字').click()
  await expectSound(work, product.move)
})
