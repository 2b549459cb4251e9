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
  await context.close()
})
