import { buffer as readAll } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product, tooWide, violations } from './browsing.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
})
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
    .poll(async () => {
      await work.reload()
      const card = work.getByRole('article', { name: '收到的声音' })
      return card.textContent({ timeout: 10_000 }).catch(() => '')
    })
    .toContain('12')
  const own = new URL(work.url()).pathname
  await work.getByRole('article', { name: '收到的声音' }).getByRole('button', { name: /12/ }).click()
  await work.getByRole('heading', { level: 1, name: '收到的声音' }).waitFor()
  await work.getByRole('row').nth(1).getByRole('link').click()
  await work.waitForURL(/\/feedback\//)

  await move.goto(`${address}${own}`)
  await move.getByRole('heading', { level: 1, name: '我的闭环' }).waitFor()
  expect(await tooWide(move)).toBe(false)
})

test('from the whole organisation over a team to one of its people, and to the ticket they handle', async () => {
  const { work, address } = product
  await work.evaluate(async () => {
    const headers = { 'content-type': 'application/x-ndjson', 'x-huixiang': '1' }
    const body = JSON.stringify({ text: '投诉：退款十天还没有到账' })
    await fetch('/api/feedback/batch', { method: 'POST', headers, body })
  })
  // Whoever takes a ticket that was given out already is told so: it is theirs either way, nobody else works here.
  const claimed = () =>
    work.evaluate(async () => {
      const { items } = await (await fetch('/api/tickets')).json()
      const [ticket] = items as { id: string }[]
      if (ticket === undefined) return 0
      const headers = { 'content-type': 'application/json', 'x-huixiang': '1' }
      const asked = { method: 'POST', headers, body: '{}' }
      return (await fetch(`/api/tickets/${ticket.id}/claim`, asked)).status
    })
  await expect.poll(claimed).toSatisfy((status: number) => status === 200 || status === 409)

  const table = work.getByRole('article', { name: /主要数字$/ })
  await work.goto(`${address}/dashboards/loop`)
  await table.getByRole('button', { name: '晨星家电服务' }).click()
  await work.getByRole('navigation', { name: '所看的组织' }).waitFor()
  await table.getByRole('columnheader', { name: '承办人' }).waitFor()
  await table.getByRole('button', { name: '欧阳静怡' }).click()
  await work.waitForURL(/\/overview\/points\?.*agent=/)
  await work.getByRole('row').nth(1).getByRole('link').click()
  await work.waitForURL(/\/tickets\//)
})

test('a board is seen with units as they are now, on a wall, as a picture and as a file', async () => {
  const { work, address } = product
  await work.goto(`${address}/dashboards/loop`)
  await work.getByRole('combobox', { name: '组织怎么算' }).click()
  await work.getByTitle('按现在的组织').click()
  await work.waitForURL(/tree=now/)

  const saved = async (deed: string) => {
    await work.getByRole('button', { name: '看板的更多操作' }).click()
    const [file] = await Promise.all([
      work.waitForEvent('download'),
      work.getByRole('menuitem', { name: deed }).click(),
    ])
    const bytes = await readAll(await file.createReadStream())
    return {
      name: file.suggestedFilename(),
      begins: bytes.subarray(0, 4).toString('latin1'),
      size: bytes.length,
    }
  }
  expect(await saved('存为图片（PNG）')).toMatchObject({ name: '闭环.png', begins: '\u0089PNG' })
  expect((await saved('下载数字（XLSX）')).begins).toBe('PK\u0003\u0004')

  await work.getByRole('button', { name: '全屏（大屏模式）' }).click()
  await work.getByRole('button', { name: '退出全屏' }).waitFor()
  expect(await work.locator('.hx-board-full').count()).toBe(1)
  expect(await work.getByRole('button', { name: '复制后修改' }).count()).toBe(0)
  await work.getByRole('button', { name: '退出全屏' }).click()
  await work.getByRole('button', { name: '复制后修改' }).waitFor()
  await work.goto(`${address}/dashboards/loop?wall`)
  await work.locator('.hx-board-full').waitFor()
  expect(await violations(work)).toEqual([])
})

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
})

test('the catalogue is a short list; a metric has a page with its figure, how it is computed and where it is used', async () => {
  const { work, move, address } = product
  await move.goto(`${address}/metrics/catalogue`)
  await move.getByRole('link', { name: '投诉率', exact: true }).waitFor()
  const last = await move.locator('main').getByRole('link').last().boundingBox()
  expect(last?.y).toBeLessThan(4000)
  await move.getByRole('button', { name: '筛选' }).click()
  await move.getByLabel('查找指标').fill('repeat')
  await move.keyboard.press('Escape')
  await move.getByRole('link', { name: '投诉率', exact: true }).waitFor({ state: 'detached' })
  await move.getByRole('link', { name: '重复投诉率' }).click()
  await move.getByRole('heading', { level: 1, name: '重复投诉率' }).waitFor()
  expect(await tooWide(move)).toBe(false)

  await work.goto(`${address}/metrics/catalogue/first_contact_resolution`)
  await work.getByRole('article').first().waitFor()
  await work.getByRole('heading', { level: 2, name: '怎么算' }).waitFor()
  await work.getByText('≥ 85%').first().waitFor()
  expect(await violations(work)).toEqual([])
  await work.locator('main').getByRole('link', { name: '质量', exact: true }).click()
  await work.waitForURL(/\/dashboards\/quality/)
  await work.goto(`${address}/metrics/catalogue/nothing_of_the_kind`)
  await work.getByText('没有这个指标，或者已经停用').waitFor()
})

test('a year made of weeks is set beside it, and a dashboard is looked at for the last of its periods', async () => {
  const { work, move, address } = product
  await work.goto(`${address}/metrics/catalogue`)
  await work.getByRole('button', { name: '计算口径…' }).click()
  const drawer = work.getByRole('dialog', { name: '计算口径' })
  const choose = async (label: string, option: string) => {
    await drawer.getByLabel(label).press('Enter')
    await work.getByTitle(option, { exact: true }).last().click()
  }
  await choose('年度开始于', '二月')
  await choose('年度的划分', '按周：每季 4-5-4 周')
  await choose('一周开始于', '星期日')
  await drawer.getByText(/^按此划分，今天在 \d{4} 财年第 \d+ 期/).waitFor()
  expect(await violations(work)).toEqual([])
  await drawer.getByRole('button', { name: '保存' }).click()
  await work
    .getByText(/财年按周划分（4-5-4），从二月前后开始，一周从星期日算起/)
    .first()
    .waitFor()
  await move.goto(`${address}/dashboards/complaints`)
  await move.getByLabel('时段').first().click()
  await move.getByText('上一财期').click()
  await move.waitForURL(/from=\d{4}-\d{2}-\d{2}&to=/)
  const { searchParams } = new URL(move.url())
  const [from, to] = ['from', 'to'].map((name) => Date.parse(searchParams.get(name) ?? ''))
  expect(new Date(from ?? 0).getUTCDay()).toBe(0)
  expect([4, 5]).toContain(((to ?? 0) - (from ?? 0) + 86_400_000) / (7 * 86_400_000))
  expect(await tooWide(move)).toBe(false)
})
