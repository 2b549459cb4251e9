import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordContact, resolveTicket, startTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails, ticketList } from '#features/tickets/contract/reading.ts'
import { readPdf } from '#features/transcripts/server/reading/pdf.ts'
import { openStage, type Stage } from './stage.ts'

// The first Friday of next August, a month without public holidays: the weekend lies between the question and its deadline.
const year = new Date().getFullYear() + 1
const friday = 1 + ((12 - new Date(Date.UTC(year, 7, 1)).getUTCDay()) % 7)
const dayOf = (later: number) => new Date(Date.UTC(year, 7, friday + later))
const at = (later: number, time: string) => `${dayOf(later).toISOString().slice(0, 10)}T${time}:00+08:00`
// What is done on a screen takes some moments after the hour.
const shortlyAfter = (later: number, hour: number) =>
  `${year}年8月${dayOf(later).getUTCDate()}日 ${hour}:0\\d`

const complaint =
  '上周报修卧室天花板漏水，师傅来了两次都没有修好，维修费却扣了我两次。请修好，并把多收的 320 元退给我。'
const asked = {
  repairs: '请查清两次上门为什么没有修好，并约定修好的日期。',
  accounts: '请核对维修费是否重复扣款，重复的原路退回。',
}
const repaired = '管井阀门老化，周六上午换新，已与住户约好时间。'
const refused = '扣款由维修部的派工单触发，应由维修部申请退款。'
const dispute = '钱在财务部账上，只有财务部能退；请裁决由谁办理。'
const ruling = '收款在财务部，退款由财务部办理；派工单的问题另行整改。'
const refunded = '核对属实，多收的 320 元已原路退回。'
const result = '阀门已经换新，漏水修好了；多收的 320 元维修费已原路退回，给您添麻烦了。'

let stage: Stage
let ticketId: string
let agentId: string
let agent: Page
let accounts: Page
let customer: Page

beforeAll(async () => {
  stage = await openStage(at(0, '09:30'))
  const { rootUnitId } = stage
  const [repairsId, accountsId] = [await stage.unit('维修部'), await stage.unit('财务部')]
  const away = 'away' as const
  agentId = await stage.hire({ name: '司马青云', login: 'agent', role: 'agent', unitId: rootUnitId })
  await stage.hire({
    name: '鲁师傅',
    login: 'repairs',
    role: 'handler',
    unitId: repairsId,
    availability: away,
  })
  await stage.hire({
    name: '钱多多',
    login: 'accounts',
    role: 'handler',
    unitId: accountsId,
    availability: away,
  })
  await stage.hire({
    name: '金主任',
    login: 'head',
    role: 'team_lead',
    unitId: accountsId,
    availability: away,
  })
  await stage.hire({
    name: '公孙正',
    login: 'committee',
    role: 'supervisor',
    unitId: rootUnitId,
    availability: away,
  })
  agent = await stage.screen('agent')
  accounts = await stage.screen('accounts')
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

/** The only sub-task that stands in a view of whoever looks. */
async function openTask(page: Page, words: string, view = 'to_do'): Promise<void> {
  await page.goto(`${stage.address}/joint-tasks?view=${view}`)
  await page.getByRole('link', { name: words }).click()
}

async function ask(position: number, unit: string, words: string): Promise<void> {
  const part = agent.getByRole('region', { name: `第 ${position} 项` })
  await part.getByRole('combobox').first().fill(unit)
  await agent.getByRole('treeitem', { name: unit }).click()
  await part.getByLabel('要办什么').fill(words)
}

const dueAt = (page: Page, unit: string, moment: string) =>
  page.getByRole('button', { name: new RegExp(`^${unit}.*答复期限 ${moment}`) }).waitFor()

async function rule(page: Page, verdict: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: '裁决', exact: true }).click()
  await page.getByRole('radio', { name: verdict }).check()
  await page.getByLabel('理由').fill(reason)
  await page.getByRole('button', { name: '提交', exact: true }).click()
}

test('on Friday morning a customer complains of a repair that failed and was charged twice', async () => {
  await customer.goto(`${stage.address}/voice`)
  await customer.getByRole('radio', { name: /投诉/ }).check()
  await customer.getByLabel('发生了什么').fill(complaint)
  await customer.getByLabel('手机号').fill('13900001234')
  await customer.getByRole('checkbox').check()
  await customer.getByRole('button', { name: '提交', exact: true }).click()
  await customer.getByRole('heading', { name: '收到了，谢谢您告诉我们' }).waitFor()
  await stage.calm()
  const { items } = await stage.deeds.call(ticketList, { view: 'mine' }, agentId)
  ticketId = items[0]?.id as string
  await stage.deeds.call(recordContact, { ticketId, channel: 'phone', reached: true }, agentId)
  await asItStands((seen) => stage.deeds.call(startTicket, seen, agentId))
})

test('it needs two departments, and the agent asks both at ten: by Wednesday at ten, for nobody works at the weekend', async () => {
  await stage.goTo(at(0, '10:00'))
  await agent.goto(`${stage.address}/tickets/${ticketId}`)
  await agent.getByRole('button', { name: '发起协办' }).click()
  await ask(1, '维修部', asked.repairs)
  await agent.getByRole('button', { name: '再加一个单位' }).click()
  await ask(2, '财务部', asked.accounts)
  await agent.getByRole('button', { name: '发出', exact: true }).click()
  const bars = agent.getByRole('region', { name: '按单位和时间排列的协办任务' }).getByRole('button')
  await expect.poll(() => bars.count()).toBe(2)
  for (const unit of ['维修部', '财务部']) await dueAt(agent, unit, shortlyAfter(5, 10))
})

test('repairs accept and answer from the pipe shaft; accounts say at their desk that it is not theirs', async () => {
  const repairs = await stage.hand('repairs')
  await openTask(repairs, asked.repairs)
  await repairs.getByText(complaint).waitFor()
  await repairs.getByRole('button', { name: '接收', exact: true }).click()
  await repairs.getByRole('button', { name: '答复', exact: true }).click()
  await repairs.getByLabel('办理结果和意见，供发起方使用').fill(repaired)
  await repairs.getByRole('button', { name: '提交', exact: true }).click()
  await repairs.getByText('现在没有需要您做的。').waitFor()
  await openTask(accounts, asked.accounts)
  await accounts.getByRole('button', { name: '退回', exact: true }).click()
  await accounts.getByLabel('退回原因').click()
  await accounts.getByTitle('不属于本单位职责').click()
  await accounts.getByLabel('说明为什么退回、应由谁办理').fill(refused)
  await accounts.getByRole('button', { name: '提交', exact: true }).click()
  await accounts.getByText(refused).waitFor()
})

test('the ticket cannot be resolved and says why; the agent reads the reason and asks for a ruling', async () => {
  await agent.getByText(repaired).or(agent.getByText(refused)).first().waitFor()
  await agent.getByText('等待 1 项协办任务有结果，之后可以办结。').waitFor()
  const { version } = await stage.deeds.call(ticketDetails, { ticketId }, agentId)
  const early = stage.deeds.call(
    resolveTicket,
    { ticketId, version, outcome: 'solved', solution: result },
    agentId,
  )
  await expect(early).rejects.toMatchObject({ code: 'tickets.openJointTasks', facts: { count: 1 } })
  await agent.getByText(refused).waitFor()
  await agent.getByRole('button', { name: '提请仲裁' }).click()
  await agent.getByLabel('争议在哪里，您认为应由谁办理').fill(dispute)
  await agent.getByRole('button', { name: '提交', exact: true }).click()
  await agent.getByText('等待部门负责人裁决').first().waitFor()
})

test('the head of accounts passes it up on the phone; the joint committee rules that accounts must handle it', async () => {
  await stage.goTo(at(0, '16:00'))
  const head = await stage.hand('head')
  await openTask(head, asked.accounts, 'arbitration')
  await head.getByText(dispute).waitFor()
  await rule(head, '上交更高一级', '涉及两个部门，请联席会议裁决。')
  await head.getByText('等待联席会议裁决').first().waitFor()
  const committee = await stage.screen('committee')
  await openTask(committee, asked.accounts, 'arbitration')
  await rule(committee, '由该单位办理', ruling)
  await committee.getByText('联席会议：由该单位办理').waitFor()
})

test('accounts have three whole working days again, from Friday at four to Wednesday at four; on Wednesday morning they answer in time', async () => {
  await stage.goTo(at(5, '11:00'))
  await openTask(accounts, asked.accounts)
  await accounts.getByText(ruling).waitFor()
  await dueAt(accounts, '财务部', shortlyAfter(5, 16))
  await accounts.getByRole('button', { name: '接收', exact: true }).click()
  await accounts.getByRole('button', { name: '答复', exact: true }).click()
  await accounts.getByLabel('办理结果和意见，供发起方使用').fill(refunded)
  await accounts.getByRole('button', { name: '提交', exact: true }).click()
  await accounts.getByText('现在没有需要您做的。').waitFor()
})

test('now the agent resolves it; the lanes of the ticket tell who did what, and how it was decided', async () => {
  await agent.goto(`${stage.address}/tickets/${ticketId}`)
  await agent.getByRole('button', { name: /填写处理结果/ }).click()
  await agent.getByRole('dialog').getByText('已解决', { exact: true }).click()
  await agent.getByRole('textbox', { name: '处理说明' }).fill(result)
  await agent.getByRole('button', { name: '保存并告诉客户' }).click()
  await agent.getByRole('button', { name: /^维修部.*已答复/ }).waitFor()
  await agent.getByRole('button', { name: /^财务部.*已答复/ }).click()
  for (const words of [refused, dispute, ruling, refunded]) await agent.getByText(words).waitFor()
})

test('the customer reads the result on the phone, and nothing of the quarrel', async () => {
  await customer.reload()
  await customer.getByText(result).waitFor()
  await customer.getByText('已有处理结果').waitFor()
  expect(await customer.getByText(/仲裁|裁决|退回了/).count()).toBe(0)
})

/** What is on the paper that comes out of the printer. */
async function printed(page: Page): Promise<string> {
  const { text } = await readPdf(await page.pdf({ format: 'A4' }), performance.now() + 30_000)
  return text.replace(/\s+/g, '')
}

test('it goes out by post, too: a letter in Chinese, and in English, with nothing of the screen on the paper', async () => {
  await agent.getByRole('link', { name: '打印答复函' }).first().click()
  await agent.getByRole('article', { name: '答复函' }).getByText(result).waitFor()
  const chinese = await printed(agent)
  for (const words of [result, '答复函', '收悉']) expect(chinese).toContain(words.replace(/\s+/g, ''))
  for (const words of ['主导航', '打印', refused, ruling]) expect(chinese).not.toContain(words)
  await agent.getByText('英文', { exact: true }).click()
  await agent.getByRole('heading', { name: 'Our reply' }).waitFor()
  const english = await printed(agent)
  expect(english).toContain('Ourreply')
  expect(english).toContain(result.replace(/\s+/g, ''))
})
