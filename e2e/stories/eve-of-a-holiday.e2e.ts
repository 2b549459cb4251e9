import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importCalendarHolidays, listCalendars } from '#features/clocks/contract/calendars.ts'
import { heldUp } from '../browsing.ts'
import { openStage, type Stage } from './stage.ts'

// Ten minutes before a week without working days. Next year, so that the story never lies in the past.
const year = new Date().getFullYear() + 1
const at = (moment: string) => `${year}-${moment}:00+08:00`

let stage: Stage
let agent: Page
let lead: Page
let customer: Page

/** The week off, as the State Council announces it and the administrator takes it in. */
async function takeInHolidays(): Promise<void> {
  const { calendars } = await stage.deeds.call(listCalendars, {}, stage.administratorId)
  const working = calendars.find(({ nameEn }) => nameEn === 'Working hours')
  const days = Array.from({ length: 7 }, (_, i) => ({
    name: '国庆节',
    date: `${year}-10-0${i + 1}`,
    isOffDay: true,
  }))
  const given = { calendarId: working?.id as string, json: JSON.stringify({ year, days }) }
  await stage.deeds.call(importCalendarHolidays, given, stage.administratorId)
}

beforeAll(async () => {
  stage = await openStage(at('09-30T23:50'))
  await takeInHolidays()
  const unitId = stage.rootUnitId
  await stage.hire({ name: '司马青云', login: 'agent', role: 'agent', unitId })
  await stage.hire({ name: '上官清', login: 'lead', role: 'team_lead', unitId, availability: 'away' })
  agent = await stage.screen('agent')
  lead = await stage.hand('lead')
  customer = await stage.customer()
})
afterAll(() => stage?.close())

async function complain(text: string, phone: string): Promise<void> {
  await customer.goto(`${stage.address}/voice`)
  await customer.getByRole('radio', { name: /投诉/ }).check()
  await customer.getByLabel('发生了什么').fill(text)
  await customer.getByLabel('手机号').fill(phone)
  await customer.getByRole('checkbox').check()
  await customer.getByRole('button', { name: '提交', exact: true }).click()
  await customer.getByRole('heading', { name: '收到了，谢谢您告诉我们' }).waitFor()
}

test('at 23:50 one customer writes about a bill, another about a lift that fell', async () => {
  await complain('上个月的物业费账单好像多收了两次停车费，请核对后给我一个说法。', '13900005678')
  // The bill took its time to write; the lift falls on the minute.
  await stage.goTo(at('09-30T23:50'))
  await complain('三号楼电梯突然坠落，我母亲摔伤流血，里面还有人被困，请马上派人来！', '13900001234')
  await stage.calm()
})

test('the lift stands first for whoever is on duty, due in half an hour; about the bill somebody calls when people work again', async () => {
  await agent.goto(`${stage.address}/tickets`)
  const rows = agent.getByRole('row').filter({ has: agent.getByRole('link', { name: /电梯|账单/ }) })
  await expect.poll(() => rows.count()).toBe(2)
  expect(await rows.first().innerText()).toMatch(/还有 (29|30) 分\s+三号楼电梯突然坠落/)
  await agent
    .getByRole('link', { name: /物业费账单/ })
    .first()
    .click()
  // The eighth, or the first working day after it.
  await agent.getByText(new RegExp(`${year}年10月(8|9|1\\d)日 \\d\\d:\\d\\d 到期`)).waitFor()
  await agent.goBack()
})

test('midnight passes; the agent accepts and calls within the half hour, and that promise is kept', async () => {
  await stage.goTo(at('10-01T00:05'))
  await agent
    .getByRole('link', { name: /电梯突然坠落/ })
    .first()
    .click()
  await agent.getByRole('button', { name: /受理/ }).click()
  await agent.getByText(/受理了工单/).waitFor()
  await agent.getByRole('button', { name: /记录联系/ }).click()
  await agent.getByText('联系上了', { exact: true }).click()
  await agent.getByRole('button', { name: '记录', exact: true }).click()
  await agent.getByText(/「首次联系」已完成，按时/).waitFor()
})

test('12345 calls about the lift; its number is not noted a second time on another ticket, the form links the two', async () => {
  const cases = agent.getByRole('region', { name: '外部案件' })
  const form = agent.getByRole('dialog', { name: '登记外部案件' })
  const note = async () => {
    await cases.getByRole('button', { name: '登记' }).click()
    await form.getByLabel('编号').fill('12345-20261001-7')
  }
  await note()
  await form.getByRole('button', { name: '保存' }).click()
  await cases.getByText('12345-20261001-7').waitFor()
  await agent.goto(`${stage.address}/tickets`)
  await agent
    .getByRole('link', { name: /物业费账单/ })
    .first()
    .click()
  await note()
  await form.getByText('这个编号已登记在另一张工单上，还没有办结').waitFor()
  await form.getByText(/电梯突然坠落/).waitFor()
  expect(await form.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
  expect(await form.getByRole('button', { name: '合并到这张工单' }).isVisible()).toBe(true)
  await form.getByRole('button', { name: '关联工单' }).click()
  const links = agent.getByRole('region', { name: /关联工单/ })
  await links.getByText(/电梯突然坠落/).waitFor()
  expect(await cases.getByText('12345-20261001-7').count()).toBe(0)
  // A link that was taken away by mistake comes back.
  await links.getByRole('button', { name: '解除关联' }).click()
  await links.getByText(/电梯突然坠落/).waitFor({ state: 'detached' })
  await agent.getByRole('button', { name: '撤销' }).click()
  await links.getByText(/电梯突然坠落/).waitFor()
})

test('on a slow line what the agent does shows at once; what the server cannot take is put back with a word', async () => {
  await agent.getByRole('tab', { name: '关注' }).click()
  const followers = agent.getByRole('region', { name: '关注的同事' })
  const following = await heldUp(agent, '**/following')
  await followers.getByRole('button', { name: '关注' }).click()
  await followers.getByRole('button', { name: '取消关注' }).waitFor()
  await followers.getByText('司马青云').waitFor()
  following.goesThrough()
  const judged = await heldUp(agent, '**/api/tickets/*')
  const urgency = agent.getByRole('combobox', { name: '紧急度' })
  await urgency.click()
  await agent.getByTitle('紧急', { exact: true }).click()
  const shown = agent.locator('.hx-properties').getByTitle('紧急', { exact: true })
  await shown.waitFor()
  judged.fails()
  await agent.getByText(/没有保存任何更改.*已恢复原样/).waitFor()
  await shown.waitFor({ state: 'detached' })
  const notes = await heldUp(agent, '**/notes')
  const words = '账单要请财务核对停车费两笔。'
  await agent.getByText('内部备注', { exact: true }).first().click()
  const field = agent.getByRole('textbox', { name: '内部备注' })
  await field.fill(words)
  await agent.keyboard.press('Control+Enter')
  await agent.getByRole('listitem').filter({ hasText: words }).first().waitFor()
  expect(await field.inputValue()).toBe('')
  notes.fails()
  await expect.poll(() => field.inputValue()).toBe(words)
  expect(await agent.getByRole('listitem').filter({ hasText: words }).count()).toBe(0)
})

test('the customer reads by when they will hear of a solution, in the night and on a holiday', async () => {
  await customer.reload()
  await customer.getByText(`承诺 ${year}年10月1日 23:50 前给您解决方案`).waitFor()
  await customer.getByText('正在处理').waitFor()
})

test('no plan by 01:50: it is overdue from that minute on, whenever somebody looks, and the lead hears of it', async () => {
  await stage.goTo(at('10-01T03:00'))
  await lead.goto(`${stage.address}/tickets?view=breached`)
  await lead.getByText(/已超/).first().waitFor()
  await lead.getByRole('button', { name: /通知/ }).click()
  await lead.getByText(`方案已超时，应在 ${year}年10月1日 01:50 前完成`).waitFor()
  await lead.getByRole('button', { name: '我来处理' }).click()
  await lead.getByText('已确认，不再向上升级。').waitFor()
  await lead.keyboard.press('Escape')
  await lead
    .getByRole('link', { name: /电梯突然坠落/ })
    .first()
    .click()
  await lead.getByText(`应在 ${year}年10月1日 01:50 前完成`).first().waitFor()
  await lead.getByText(/上官清在处理/).waitFor()
})
