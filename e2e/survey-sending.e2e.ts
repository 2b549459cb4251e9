import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, openProduct, type Product, picture, violations } from './browsing.ts'

let product: Product
/** Where a long one is designed; where a short one is sent from, and where anybody may answer that. */
let survey: { readonly long: string; readonly page: string; readonly link: string }

beforeAll(async () => {
  product = await openProduct()
  survey = await product.work.evaluate(async () => {
    const write = async (method: string, path: string, body: object) => {
      const headers = { 'content-type': 'application/json', 'x-huixiang': '1' }
      return (await fetch(`/api/${path}`, { method, headers, body: JSON.stringify(body) })).json()
    }
    const { questionnaireId } = await write('POST', 'questionnaires', { template: 'nps' })
    await write('PUT', `questionnaires/${questionnaireId}/opening`, { revision: 0 })
    const { link } = await (await fetch(`/api/questionnaires/${questionnaireId}`)).json()
    const { questionnaireId: long } = await write('POST', 'questionnaires', { template: 'csi' })
    return { long: `/surveys/${long}`, page: `/surveys/${questionnaireId}`, link }
  })
})
afterAll(() => product?.close())

test('who sends to an audience sees first whom it reaches, and the preview goes to the question that is chosen', async () => {
  const { work, address } = product
  await work.goto(`${address}${survey.long}?tab=design`)
  const inside = work.locator('iframe[title="预览"]').contentFrame()
  await inside.getByText('第 1 / 4 页').waitFor()
  await work
    .getByRole('button', { name: /满意度指数（七级同意度）/ })
    .last()
    .click()
  await inside.getByText('第 4 / 4 页').waitFor()
  await work.goto(`${address}${survey.page}?tab=send`)
  await work.getByRole('heading', { name: '向一批客户发送' }).click()
  await work.getByRole('button', { name: '抽取并预览' }).click()
  const seen = work.getByRole('dialog')
  await seen.getByText(/范围内 [\d,]+ 位/).waitFor()
  await seen.getByText('客户会收到').waitFor()
  expect(await violations(work)).toEqual([])
  await picture(work, 'survey-before-sending')
  await seen.getByRole('button', { name: /取\s*消/ }).click()
})

test('a kiosk says which answers were not taken, because the survey ended while it had no line', async () => {
  const { work, address } = product
  await work.goto(address + survey.page)
  const context = await desk(product.browser)
  const kiosk = await context.newPage()
  await kiosk.goto(`${address}${survey.link}/kiosk`)
  await kiosk.getByRole('button', { name: '开始' }).click()
  await context.setOffline(true)
  await kiosk.getByRole('radio', { name: '8', exact: true }).check()
  await kiosk.getByRole('button', { name: '提交' }).click()
  await kiosk.getByText('1 份待上传').waitFor()
  await work.getByRole('button', { name: '结束问卷' }).click()
  await work.getByRole('button', { name: '重新开放' }).waitFor()
  await context.setOffline(false)
  await kiosk.getByText('1 份没有收下').waitFor()
  // Nobody who passes is asked for nothing; once it is open again what was not taken goes.
  await kiosk.getByRole('heading', { name: '这份问卷已经结束' }).waitFor()
  expect(await kiosk.getByRole('button', { name: '开始' }).count()).toBe(0)
  await work.getByRole('button', { name: '重新开放' }).click()
  await work.getByRole('button', { name: '结束问卷' }).waitFor()
  await context.setOffline(true)
  await context.setOffline(false)
  await kiosk.getByRole('button', { name: '开始' }).waitFor()
  await kiosk.getByText('已全部上传').waitFor()
  await context.close()
})

test('a kiosk asks what the survey asks by now, and a device without room sends by its line', async () => {
  const { work, address } = product
  const context = await desk(product.browser)
  const kiosk = await context.newPage()
  const answered = kiosk.waitForResponse((reply) => reply.url().includes('/kiosk-answers'))
  await kiosk.goto(`${address}${survey.link}/kiosk`)
  await kiosk.getByRole('button', { name: '开始' }).waitFor()
  await work.evaluate(async (page) => {
    const path = `/api/questionnaires/${page.split('/').at(-1)}`
    const { draft, revision } = await (await fetch(path)).json()
    const questionnaire = { ...draft, title: { zh: '新的一版', en: 'A new version' } }
    const write = (where: string, body: object) =>
      fetch(path + where, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'x-huixiang': '1' },
        body: JSON.stringify(body),
      })
    await write('/draft', { questionnaire, revision })
    await write('/opening', { revision: revision + 1 })
  }, survey.page)
  await context.setOffline(true)
  await context.setOffline(false)
  await kiosk.getByRole('heading', { name: '新的一版' }).waitFor()
  await kiosk.evaluate(() => {
    indexedDB.open = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
  })
  await kiosk.getByRole('button', { name: '开始' }).click()
  await kiosk.getByRole('button', { name: '提交' }).click()
  // Whoever left out what must be answered is taken to it.
  await expect.poll(() => kiosk.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio')
  await kiosk.getByRole('radio', { name: '9', exact: true }).check()
  await kiosk.getByRole('button', { name: '提交' }).click()
  await kiosk.getByRole('heading', { name: '谢谢您' }).waitFor()
  expect((await answered).status()).toBe(200)
  await context.close()
})
