import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readyKeys } from '#features/dashboards/domain/ready.ts'
import { openProduct, type Product } from './browsing.ts'

let product: Product

beforeAll(async () => {
  product = await openProduct()
  // Whoever has not asked for stillness sees lines being drawn.
  await product.work.emulateMedia({ reducedMotion: 'no-preference' })
})
afterAll(() => product?.close())

const sends = (page: Page, text: string) =>
  page.evaluate(async (said) => {
    const headers = { 'content-type': 'application/x-ndjson', 'x-huixiang': '1' }
    await fetch('/api/feedback/batch', { method: 'POST', headers, body: JSON.stringify({ text: said }) })
  }, text)

const countedComplaints = (page: Page) =>
  page.evaluate(async () => {
    const day = (at: number) => new Date(at).toISOString().slice(0, 10)
    const asked = `metric=complaints&from=${day(Date.now() - 86_400_000)}&to=${day(Date.now() + 86_400_000)}`
    const { total } = await (await fetch(`/api/metrics/cut?${asked}`)).json()
    return (total as { value: number }).value
  })

/** Until all charts are there and have stood still for some frames. */
const drawn = (page: Page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((next) => requestAnimationFrame(next))
    const looks = () =>
      document.querySelector('.hx-widget .ant-skeleton') === null
        ? [...document.querySelectorAll('.hx-widget svg')].map((one) => one.outerHTML).join('')
        : null
    let [seen, alike] = [looks(), 0]
    while (alike < 10) {
      await frame()
      const now = looks()
      alike = now !== null && now === seen ? alike + 1 : 0
      seen = now
    }
  })

test('every ready dashboard of an organisation with no voice, one, and two is drawn without a complaint of the browser', async () => {
  const { work, address } = product
  const complaints: string[] = []
  work.on('pageerror', (error) => complaints.push(`${new URL(work.url()).pathname}: ${error.message}`))
  work.on('console', (said) => {
    if (said.type() === 'error') complaints.push(`${new URL(work.url()).pathname}: ${said.text()}`)
  })
  for (const voices of [0, 1, 2]) {
    if (voices > 0) await sends(work, `投诉：退款十天还没有到账，第 ${voices} 次来问`)
    await expect.poll(() => countedComplaints(work)).toBe(voices)
    for (const key of readyKeys) {
      await work.goto(`${address}/dashboards/${key}`)
      await work.getByRole('article').first().waitFor()
      await drawn(work)
      expect(complaints, `${key} with ${voices}`).toEqual([])
    }
  }
  // What stands open is all there is, no sample: nothing is said of how sure the figure is.
  await work.goto(`${address}/dashboards/loop`)
  await drawn(work)
  const open = work.getByRole('article', { name: /在办的工单/ }).first()
  await open.getByText('全数清点').first().waitFor({ state: 'attached' })
  expect(await open.textContent()).not.toContain('置信区间')
})
