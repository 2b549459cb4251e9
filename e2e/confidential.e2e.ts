import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerFeedback } from '#features/intake/contract.ts'
import { recusePerson } from '#features/ticket-access/contract/access.ts'
import { ticketDetails, ticketList } from '#features/tickets/contract/reading.ts'
import { violations } from './browsing.ts'
import { openStage, type Stage } from './stories/stage.ts'

let stage: Stage
let page: Page

beforeAll(async () => {
  stage = await openStage('2027-06-07T10:00:00+08:00')
  const { deeds, administratorId, rootUnitId: unitId } = stage
  const leadId = await stage.hire({ name: '上官清', login: 'lead', role: 'team_lead', unitId })
  const personId = await stage.hire({ name: '司马青云', login: 'agent', role: 'agent', unitId })
  const text = '你们的司马青云在电话里骂人，还挂了我的电话，我要投诉这个人！'
  await deeds.call(registerFeedback, { kind: 'complaint', text, channel: 'phone' }, administratorId)
  await stage.calm()
  const { items } = await deeds.call(ticketList, { view: 'all_open' }, leadId)
  const ticketId = items[0]?.id as string
  const { version } = await deeds.call(ticketDetails, { ticketId }, leadId)
  await deeds.call(recusePerson, { ticketId, personId, version }, leadId)
  await stage.calm()
  page = await stage.screen('lead')
  await page.goto(`${stage.address}/tickets/${ticketId}`)
})
afterAll(() => stage?.close())

const card = () => page.getByRole('region', { name: '回避与保密' })
const asked = () => page.getByRole('dialog')

test('the person complained about comes back to a ticket only after whoever lets them was asked', async () => {
  const lift = card().getByRole('button', { name: '解除', exact: true })
  await lift.click()
  await asked().getByText('看过就无法收回').waitFor()
  expect(await violations(page)).toEqual([])
  await asked().getByRole('button', { name: '先不' }).click()
  await card().getByText('司马青云').waitFor()
  await lift.click()
  await asked().getByRole('button', { name: '解除回避' }).click()
  await card().getByText('原文提到了司马青云，是否请其回避？').waitFor()
})

test('nor does a confidential ticket open to everybody by one press', async () => {
  await card().getByRole('button', { name: '设为保密' }).click()
  await asked().getByRole('button', { name: '保存' }).click()
  await card().getByText('保密，仅知情人可见').waitFor()
  const unseal = card().getByRole('button', { name: '解除保密' })
  await unseal.click()
  await asked().getByRole('button', { name: '先不' }).click()
  await card().getByText('保密，仅知情人可见').waitFor()
  await unseal.click()
  await asked().getByRole('button', { name: '解除保密' }).click()
  await card().getByRole('button', { name: '设为保密' }).waitFor()
})
