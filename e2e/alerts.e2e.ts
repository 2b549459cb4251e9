import { dateOf, dayNumberOf } from '@huixiang/business-time/local-date.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAlertRule, switchAlertRule } from '#features/alerts/contract/rules.ts'
import { registerFeedback } from '#features/intake/contract.ts'
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

test('the page of goals fits a phone', async () => {
  await page.goto(`${stage.address}/metrics/goals`)
  await page.getByRole('heading', { level: 1, name: '目标' }).waitFor()
  await expectWhole()
})
