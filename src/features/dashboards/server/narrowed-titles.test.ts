import { afterAll, expect, inject, test } from 'vitest'
import { metrics } from '#features/metrics/server/module.ts'
import { tickets } from '#features/tickets/server/module.ts'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { exportDashboard } from '../contract/exporting.ts'
import { readyBoards } from '../domain/ready.ts'
import { dashboards } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [tickets, metrics, dashboards])
afterAll(() => house.close())
const { root } = await inventOrganisation(house)
const chief = await inventPerson(house, { root, unit: root }, { role: 'administrator' })
const period = { from: '2026-01-01', to: '2026-01-31' }

type Widgets = CallerInput<typeof exportDashboard>['widgets']

test('a question that nobody gave a title names in files what it is narrowed to, in the language of whoever asks', async () => {
  const [labelId, product] = ['01a00000-0000-7000-8000-000000000001', '01a00000-0000-7000-8000-000000000002']
  await house.open.pool.query(
    `insert into labels (id, depth, name_zh, name_en, position) values ($1, 1, '物流', 'Logistics', 1)`,
    [labelId],
  )
  await house.open.pool.query(
    `insert into products (id, code, name, saved_at) values ($1, 'BOX', '大件箱', now())`,
    [product],
  )
  const [number] = readyBoards.channels
  const widget = {
    ...{ id: 'one', title: null, metrics: ['voices'], picture: 'number', by: 'none', comparison: null },
    ...{ filters: { channel: 'phone', labelId, product, group: 'vip' }, markId: null, place: number?.place },
  } as Widgets[number]
  const file = async (language: string) => {
    const asked = { name: '窄', widgets: [widget], ...period, format: 'csv' as const }
    const { reply } = await house.call(exportDashboard, {}, asked, {
      as: chief,
      headers: { 'accept-language': language },
    })
    return Buffer.from(reply.base64, 'base64').toString('utf8').split('\r\n')[1]
  }
  expect(await file('zh-CN')).toMatch(/^收到的声音 · 电话 · 物流 · 大件箱 · \+1,/)
  expect(await file('en')).toMatch(/^Voices.* · Phone · Logistics · 大件箱 · \+1,/)
})
