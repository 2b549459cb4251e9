import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product, violations } from './browsing.ts'

let product: Product

// Padded and uneven, as registers come: a title line, full-width spaces, several ways to write a day.
const register = [
  '2026年来信登记,,,',
  '编号,来信人,时间,主题和详情',
  '0001,　王女士\t,2026/3/4 10:29:24,"　小区门口的路灯坏了两个月，晚上老人出门看不见路，请尽快修。　"',
  '0002,李先生,2026年3月5日,快递丢了没有人负责，要求赔偿。',
  '0003,,昨天不知道几号,公交车改线以后上学要多走二十分钟，建议恢复原来的站点。',
  '0003,赵同学,2026-03-06,',
].join('\r\n')

beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product?.close())

test('a messy register is imported as history, labelled, found again and undone', async () => {
  const { work, address } = product
  await work.goto(`${address}/imports`)
  await work
    .getByRole('main')
    .locator('input[type=file]')
    .setInputFiles({ name: '来信登记.csv', mimeType: 'text/csv', buffer: Buffer.from(register) })
  await work.getByRole('row', { name: /时间 发生时间/ }).waitFor()
  await work.getByRole('row', { name: /主题和详情 反馈内容/ }).waitFor()
  expect(await violations(work)).toEqual([])
  await work.getByRole('button', { name: '开始导入' }).click()
  await work.getByText('已完成').first().waitFor()
  await work.getByText(/写入/).first().waitFor()
  await work
    .getByRole('link', { name: '查看导入的反馈' })
    .or(work.getByRole('button', { name: '查看导入的反馈' }))
    .click()
  await work
    .getByText(/路灯坏了两个月/)
    .first()
    .waitFor()
  await work
    .getByText(/快递丢了/)
    .first()
    .waitFor()
  await work.goBack()
  await work.getByRole('button', { name: '撤销导入' }).click()
  await work.getByRole('dialog').getByRole('button', { name: /撤销/ }).click()
  await work.getByText('已撤销').first().waitFor()
  expect(await violations(work)).toEqual([])
})
