import { dateOf, dayNumberOf } from '@huixiang/business-time/local-date.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAlertRule, switchAlertRule } from '#features/alerts/contract/rules.ts'
import { registerFeedback } from '#features/intake/contract.ts'
import { saveOwnMetric } from '#features/metrics/contract/own-metrics.ts'
import { sumAlike } from '#features/metrics/server/testing/counted-points.ts'
import { tooWide, violations } from './browsing.ts'
import { openStage, type Stage } from './stories/stage.ts'

// A Wednesday without holidays near.
const today = '2027-06-09'
let stage: Stage
let page: Page

const complaints = (ago: number, n: number, orgUnitId: string) =>
  sumAlike(stage.house, n, {
    day: dateOf((dayNumberOf(today) as number) - ago),
    orgUnitId,
    kind: 'complaint',
    channel: 'phone',
  })

const closedTickets = (ago: number, n: number, orgUnitId: string) =>
  sumAlike(stage.house, n, {
    day: dateOf((dayNumberOf(today) as number) - ago),
    ...{ measure: 'closed', orgUnitId, kind: 'complaint' },
  })

beforeAll(async () => {
  stage = await openStage(`${today}T10:00:00+08:00`)
  const { deeds, house, administratorId, rootUnitId } = stage
  const unitId = await stage.unit('东区')
  await stage.hire({ name: '李雷', login: 'agent', role: 'agent', unitId })
  await stage.hire({ name: '唐芸', login: 'regional', role: 'regional_manager', unitId })
  for (const text of ['电梯又停了，第三次报修还没有人来。', '地下车库一直漏水，报修两周没有结果。'])
    await deeds.call(registerFeedback, { kind: 'complaint', text, channel: 'phone' }, administratorId)
  await stage.calm()
  // Both are the region's, and nobody has them.
  await house.open.pool.query('update tickets set assignee_id = null, org_unit_id = $1, unit_2 = $1', [
    unitId,
  ])
  await house.open.pool.query(
    `update metric_facts set place = (select id from metric_places where unit_id = $1) where place <> 0`,
    [unitId],
  )
  for (let ago = 60; ago > 0; ago--) {
    await complaints(ago, 40, unitId)
    await complaints(ago, 900, rootUnitId)
    // Yesterday hardly anything was closed in the region.
    await closedTickets(ago, ago === 1 ? 10 : 40, unitId)
    await closedTickets(ago, 900, rootUnitId)
  }
  await complaints(0, 130, unitId)
  const rule = { name: '各区投诉量', watched: 'complaints', split: 'unit' } as const
  const { alertRuleId } = await deeds.call(addAlertRule, rule, administratorId)
  await stage.calm()
  await deeds.call(switchAlertRule, { alertRuleId, active: true }, administratorId)
  await stage.passes(61_000)
  page = await stage.hand('regional')
})
afterAll(() => stage?.close())

async function expectWhole(): Promise<void> {
  expect(await tooWide(page)).toBe(false)
  expect(await violations(page)).toEqual([])
}

test('a regional manager on a phone sees what happened and why, and gives the tickets behind it away with one tap', async () => {
  await page.goto(`${stage.address}/alerts`)
  await page
    .getByText('待处理：红色 1 条')
    .or(page.getByText(/红色 1/))
    .first()
    .waitFor()
  await expectWhole()
  await page.getByRole('link', { name: '东区：投诉量' }).tap()
  for (const name of ['发生了什么', '可能的原因']) await page.getByRole('heading', { name }).waitFor()
  await page
    .getByText(/比预期高/)
    .first()
    .waitFor()
  // Taking it is at hand before anybody goes down the page.
  const take = await page.getByRole('button', { name: '我来处理', exact: true }).boundingBox()
  expect(take?.y).toBeLessThan(page.viewportSize()?.height ?? 0)
  await page.getByRole('button', { name: '把 2 张交给李雷' }).waitFor()
  await expectWhole()
  await page.getByRole('button', { name: '把 2 张交给李雷' }).tap()
  await page.getByText('已分派 2 张工单').waitFor()
  const { rows } = await stage.house.open.pool.query(
    `select people.name from tickets join people on people.id = tickets.assignee_id`,
  )
  expect(rows).toEqual([{ name: '李雷' }, { name: '李雷' }])
})

test('whoever has an alert sees to it, lets it rest with a reason, wakes it, and says what it was', async () => {
  const deed = (name: string) => page.getByRole('button', { name, exact: true })
  const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true })
  await deed('我来处理').tap()
  await page.getByText(/唐芸 于 .* 接手/).waitFor()
  expect(await deed('我来处理').count()).toBe(0)

  await deed('暂停提醒').tap()
  await page.getByRole('dialog').getByText('为什么暂停？').waitFor()
  // Without a reason nothing rests.
  expect(await inDialog('暂停提醒').isDisabled()).toBe(true)
  await page.getByRole('dialog').getByText('24 小时', { exact: true }).tap()
  await page.getByRole('radio', { name: '正在处理' }).check({ force: true })
  await page.getByLabel('说明（可不填）').fill('电梯公司周四换主板')
  await expectWhole()
  await inDialog('暂停提醒').tap()
  await page.getByText(/唐芸.*暂停.*正在处理/).waitFor()
  await page.getByText('电梯公司周四换主板').waitFor()
  await expectWhole()
  await deed('恢复提醒').tap()
  await deed('暂停提醒').waitFor()

  await deed('结束预警').tap()
  await page.getByRole('radio', { name: '属实' }).check({ force: true })
  await page.getByText('确有问题。计入这条规则的准确率。').waitFor()
  await inDialog('结束预警').tap()
  await page.getByText(/唐芸.*属实/).waitFor()
  for (const name of ['我来处理', '暂停提醒', '结束预警']) expect(await deed(name).count()).toBe(0)
  await expectWhole()
  const { rows } = await stage.house.open.pool.query(
    `select type, facts ->> 'reason' as reason, facts ->> 'outcome' as outcome from events
     where type = any($1) order by seq`,
    [['alerts.acknowledged', 'alerts.snoozed', 'alerts.woken', 'alerts.closed']],
  )
  expect(rows).toEqual([
    { type: 'alerts.acknowledged', reason: null, outcome: null },
    { type: 'alerts.snoozed', reason: 'being_fixed', outcome: null },
    { type: 'alerts.woken', reason: null, outcome: null },
    { type: 'alerts.closed', reason: null, outcome: 'true' },
  ])
})

test('a metric that the organisation made is watched from a phone: tried on the past, switched on, and told with what it is made of', async () => {
  const { deeds, administratorId, address } = stage
  const made = { nameZh: '每关一单的投诉', nameEn: 'Complaints per closed ticket', version: 0 } as const
  const figure = { unit: 'score', direction: 'less', expression: 'complaints ÷ closed' } as const
  await deeds.call(saveOwnMetric, { metric: 'own_per_closed', ...made, ...figure }, administratorId)
  page = await stage.hand('admin')
  await page.goto(`${address}/settings/alerts`)
  await page.getByRole('button', { name: '新增规则' }).tap()
  const form = page.getByRole('dialog', { name: '新增规则' })
  await form.getByRole('textbox', { name: '名称' }).fill('各区每关一单')
  await form.getByRole('combobox', { name: '指标' }).fill('每关')
  await page.locator('.ant-select-item-option').getByText('每关一单的投诉', { exact: true }).click()
  await form.getByText(/越高越差/).waitFor()
  await form.getByRole('combobox', { name: '拆分' }).click()
  await page.locator('.ant-select-item-option').getByText('组织', { exact: true }).click()
  await form.getByRole('spinbutton', { name: 'n 至少' }).fill('5')
  await page.screenshot({
    clip: { x: 0, y: 0, width: 390, height: 1000 },
  })
  await expectWhole()
  await form.getByRole('button', { name: '保存' }).tap()
  const rule = page.getByRole('listitem').filter({ hasText: '各区每关一单' })
  // What it would have said of yesterday.
  await rule.getByText(/会有 1 条预警/).tap()
  await rule.getByText('东区', { exact: false }).first().waitFor()
  await expectWhole()
  await rule.getByRole('switch', { name: '启用：各区每关一单' }).tap()
  await expect.poll(() => rule.getByRole('switch').getAttribute('aria-checked')).toBe('true')
  await stage.passes(61_000)

  await page.goto(`${address}/alerts`)
  await page.getByRole('link', { name: '东区：每关一单的投诉' }).tap()
  await page.getByText(/比预期高 300%/).waitFor()
  const why = page.locator('.hx-alert-explaining')
  await why.getByText('投诉量', { exact: true }).waitFor()
  await why
    .getByText(/预期 40（/)
    .first()
    .waitFor()
  await page.getByRole('link', { name: '看怎么算的' }).waitFor()
  await page.screenshot({
    clip: { x: 0, y: 0, width: 390, height: 1250 },
  })
  await page.screenshot({
    clip: { x: 0, y: 0, width: 390, height: 1250 },
  })
  await expectWhole()
})

test('whoever sets rules begins with the recommended ones, without those that are there', async () => {
  await page.goto(`${stage.address}/settings/alerts`)
  await page.getByRole('button', { name: '推荐规则' }).tap()
  const offer = page.getByRole('dialog', { name: '推荐规则' })
  const complaintsByUnit = offer.getByRole('checkbox', { name: /^各组织投诉量/ })
  expect(await complaintsByUnit.isDisabled()).toBe(true)
  await page.screenshot({
    clip: { x: 0, y: 0, width: 390, height: 844 },
  })
  await expectWhole()
  await offer.getByRole('checkbox', { name: /^时钟告急占比/ }).uncheck()
  await offer.getByRole('button', { name: '添加 6 条' }).tap()
  await page.getByText('已添加 6 条规则，正在试算').waitFor()
  const rule = page.getByRole('listitem').filter({ hasText: '快速上升的投诉标签' })
  await rule.getByText(/会有 0 条预警|还没有可以试算的数据/).waitFor()
  expect(await rule.getByRole('switch').getAttribute('aria-checked')).toBe('false')
})

test('the page of goals fits a phone and has the goals that ship, each with another to set in its place', async () => {
  await page.goto(`${stage.address}/metrics/goals`)
  await page.getByRole('heading', { level: 1, name: '目标' }).waitFor()
  const shipped = page.getByRole('listitem').filter({ hasText: '全部组织 · 任何时段' })
  await shipped.filter({ hasText: '≥ 85%' }).waitFor()
  expect(await shipped.count()).toBe(2)
  await page.getByRole('button', { name: /^另行设定目标：一次解决率/ }).tap()
  await page.getByRole('dialog').getByRole('spinbutton').waitFor()
  expect(await page.getByRole('dialog').getByRole('spinbutton').inputValue()).toBe('85')
  await page.keyboard.press('Escape')
  await expectWhole()
})
