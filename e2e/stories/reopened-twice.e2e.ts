import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordCallback, ticketCallbacks } from '#features/callbacks/contract.ts'
import {
  closeTicket,
  confirmPoint,
  recordContact,
  resolveTicket,
  startTicket,
} from '#features/tickets/contract/handling.ts'
import { ticketDetails, ticketList } from '#features/tickets/contract/reading.ts'
import { openStage, type Stage } from './stage.ts'

// From the first Monday of next August on, a month without public holidays.
const year = new Date().getFullYear() + 1
const monday = 1 + ((8 - new Date(Date.UTC(year, 7, 1)).getUTCDay()) % 7)
const dayOf = (later: number) => new Date(Date.UTC(year, 7, monday + later))
const at = (later: number, time: string) => `${dayOf(later).toISOString().slice(0, 10)}T${time}:00+08:00`
// What is done on a screen takes some moments after the hour.
const shortlyAfter = (later: number, hour: string) =>
  `${year}年8月${dayOf(later).getUTCDate()}日 ${hour}:0\\d`

const complaint = '新买的空调装好才三天就不制冷了，打电话报修一直没有人来。请尽快修好，不行就换一台。'
const results = [
  '师傅已经上门加了制冷剂，空调恢复制冷。',
  '查到铜管接口渗漏，已经重新焊接并试机两小时。',
  '压缩机有缺陷，已经为您换了一台新空调，保修期重新计算。',
] as const

let stage: Stage
let ticketId: string
let agentId: string
let agent: Page
let customer: Page
/** How long the first solution took, as the ticket told it when it had just been reopened. */
let first: string
let manager: Page
/** Where the customer reads how their matter stands. */
let tracking: string

beforeAll(async () => {
  stage = await openStage(at(0, '09:30'))
  const unitId = stage.rootUnitId
  agentId = await stage.hire({ name: '司马青云', login: 'agent', role: 'agent', unitId })
  await stage.hire({ name: '公孙正', login: 'supervisor', role: 'supervisor', unitId, availability: 'away' })
  agent = await stage.screen('agent')
  manager = await stage.screen('admin')
  customer = await stage.customer()
})
afterAll(() => stage?.close())

/** Something the agent does to the ticket as it stands. */
async function asItStands(
  deed: (seen: { ticketId: string; version: number }) => Promise<unknown>,
): Promise<void> {
  const { version } = await stage.deeds.call(ticketDetails, { ticketId }, agentId)
  await deed({ ticketId, version })
  await stage.calm()
}

/** Calls the customer, does the work and tells what was done, in the round that runs. */
async function solve(result: string): Promise<void> {
  await stage.deeds.call(recordContact, { ticketId, channel: 'phone', reached: true }, agentId)
  await asItStands((seen) => stage.deeds.call(startTicket, seen, agentId))
  for (const code of ['identity', 'problem', 'solution'] as const)
    await stage.deeds.call(confirmPoint, { ticketId, code, confirmed: true }, agentId)
  const told = { outcome: 'solved', solution: result, message: result } as const
  await asItStands((seen) => stage.deeds.call(resolveTicket, { ...seen, ...told }, agentId))
}

/** The handler's callback finds a satisfied customer, and the ticket is put away. */
async function satisfiedAndClosed(): Promise<void> {
  const { callbacks } = await stage.deeds.call(ticketCallbacks, { ticketId }, agentId)
  const callbackId = callbacks.find(({ state, level }) => state === 'open' && level === 1)?.id as string
  const said = { reached: true, answer: 'satisfied', solved: true } as const
  await stage.deeds.call(recordCallback, { callbackId, ...said }, agentId)
  await stage.calm()
  await stage.deeds.call(confirmPoint, { ticketId, code: 'customer_response', confirmed: true }, agentId)
  await asItStands((seen) => stage.deeds.call(closeTicket, seen, agentId))
}

async function answerSurvey(csat: number, nps: number, comment: string): Promise<void> {
  await customer.reload()
  await customer.getByRole('link', { name: '评价这次处理' }).click()
  await customer.locator(`input[name=csat][value="${csat}"]`).check()
  await customer.locator(`input[name=nps][value="${nps}"]`).check()
  await customer.locator('textarea[name=comment]').fill(comment)
  await customer.getByRole('button', { name: /提交/ }).click()
  await customer.getByRole('heading', { name: '谢谢您的评价' }).waitFor()
  await stage.calm()
  await customer.goto(tracking)
}

test('on Monday a customer complains of a new air conditioner, and at eleven it is said to be repaired', async () => {
  await customer.goto(`${stage.address}/voice`)
  await customer.getByRole('radio', { name: /投诉/ }).check()
  await customer.getByLabel('发生了什么').fill(complaint)
  await customer.getByLabel('手机号').fill('13900001234')
  await customer.getByRole('checkbox').check()
  await customer.getByRole('button', { name: '提交', exact: true }).click()
  await customer.getByRole('heading', { name: '收到了，谢谢您告诉我们' }).waitFor()
  await stage.calm()
  ticketId = (await stage.deeds.call(ticketList, { view: 'mine' }, agentId)).items[0]?.id as string
  await stage.goTo(at(0, '11:00'))
  await solve(results[0])
  tracking = customer.url().replace('?new=1', '')
  await customer.goto(tracking)
  await customer.getByText(results[0]).waitFor()
  await customer.getByText('接下来我们会问您是否满意；您不满意，我们就重新办理。').waitFor()
})

test('called back on Tuesday, the customer says that it is warm again: the ticket reopens for a second round', async () => {
  await stage.goTo(at(1, '09:00'))
  await agent.goto(`${stage.address}/callbacks`)
  await agent.getByRole('button', { name: '客户不满意' }).click()
  await agent.getByLabel('还缺什么？').fill('晚上又不制冷了，要查清原因')
  await agent.getByRole('button', { name: '客户不满意' }).click()
  await agent.getByText('没有待完成的回访').waitFor()
  await agent.goto(`${stage.address}/tickets/${ticketId}`)
  await agent.getByText('重新打开了工单，进入第 2 轮：回访时客户仍不满意').waitFor()
})

test('the second round has its own clock, the first keeps what it took; the customer reads by when', async () => {
  first = await agent.getByText(/首次解决用时 1 小时 (29|3\d) 分/).innerText()
  await agent.getByText('第 1 轮', { exact: true }).last().click()
  await agent
    .getByText(/按时完成/)
    .first()
    .waitFor()
  await agent.getByText(new RegExp(`^${shortlyAfter(3, '09')} 到期$`)).waitFor()
  await customer.reload()
  await customer
    .getByText(new RegExp(`上次的处理没有解决问题，我们从 ${shortlyAfter(1, '09')} 起重新办理（第 2 次）`))
    .waitFor()
  await customer.getByText(new RegExp(`承诺 ${shortlyAfter(3, '09')} 前给您解决方案`)).waitFor()
})

test('supervision calls whoever was dissatisfied, from the phone', async () => {
  const supervisor = await stage.hand('supervisor')
  await supervisor.goto(`${stage.address}/callbacks`)
  await supervisor.getByRole('button', { name: '客户不满意' }).click()
  await supervisor.getByLabel('还缺什么？').fill('希望周四前彻底修好')
  await supervisor.getByRole('button', { name: '客户不满意' }).click()
  await supervisor.getByText('没有待完成的回访').waitFor()
})

test('solved on Wednesday and closed on Thursday, it fails on Friday: one star on the tracking page, and a third round', async () => {
  await stage.goTo(at(2, '15:00'))
  await solve(results[1])
  await stage.goTo(at(3, '10:00'))
  await satisfiedAndClosed()
  await stage.goTo(at(4, '10:00'))
  await answerSurvey(1, 0, '今天又不制冷了，第三次了！')
  await customer.getByText(new RegExp(`我们从 ${shortlyAfter(4, '10')} 起重新办理（第 3 次）`)).waitFor()
  await agent.getByText('重新打开了工单，进入第 3 轮：客户在问卷中表示不满意').waitFor()
})

test('a new device on Saturday; satisfied at last, the customer gives five stars and it stays closed', async () => {
  await stage.goTo(at(5, '11:00'))
  await solve(results[2])
  await stage.goTo(at(7, '10:00'))
  await satisfiedAndClosed()
  await answerSurvey(5, 9, '换了新机器，终于凉快了，谢谢。')
  await customer.getByText('已办结').waitFor()
  expect(await customer.getByText(/重新办理/).count()).toBe(0)
})

test('the ticket tells all three rounds, how long the first solution took and how long it took in all', async () => {
  await agent.goto(`${stage.address}/tickets/${ticketId}`)
  await agent.getByText(new RegExp(`^${first} · 到最终解决共 5 天 1 小时$`)).waitFor()
  for (const result of results) await agent.getByText(result).first().waitFor()
})

test('the overview agrees: reopened twice, closed twice, two of three callbacks and one of two scores good', async () => {
  await manager.goto(`${stage.address}/overview`)
  await manager.getByRole('article').first().waitFor()
  const figure = (name: string) => manager.getByRole('article').filter({ hasText: name })
  await manager.getByRole('link', { name: /^已关闭\s*2$/ }).waitFor()
  await manager.getByRole('link', { name: /^重新打开\s*2$/ }).waitFor()
  await figure('回访满意率').getByRole('link', { name: '查看背后的 3 条' }).waitFor()
  await figure('满意度（CSAT）').getByRole('link', { name: '查看背后的 2 条' }).waitFor()
  await expect.poll(() => figure('回访满意率').innerText()).toContain('66.7%')
  await expect.poll(() => figure('满意度（CSAT）').innerText()).toContain('50%')
})
