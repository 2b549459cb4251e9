import { afterAll, expect, inject, test } from 'vitest'
import { intake } from '#features/intake/server/module.ts'
import { readCut } from '#features/metrics/contract/cut.ts'
import { metrics } from '#features/metrics/server/module.ts'
import { notifications } from '#features/notifications/server/module.ts'
import { personErased } from '#features/staff/contract/events.ts'
import { tickets } from '#features/tickets/server/module.ts'
import { inventOrganisation, inventPerson } from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { exportDashboard, importBenchmarks } from '../contract/exporting.ts'
import { readBackdrop, readFigures } from '../contract/figures.ts'
import { beginSchedule, endSchedule } from '../contract/schedules.ts'
import {
  createDashboard,
  listDashboards,
  readDashboard,
  removeDashboard,
  renameDashboard,
  saveLayout,
  shareDashboard,
} from '../contract.ts'
import { readyBoards } from '../domain/ready.ts'
import { dashboards } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [
  tickets,
  intake,
  metrics,
  notifications,
  dashboards,
])
afterAll(() => house.close())
const { root, logistics } = await inventOrganisation(house)
const analyst = await inventPerson(house, { root, unit: root }, { name: '分析', role: 'analyst' })
const lead = await inventPerson(house, { root, unit: logistics }, { name: '林岚', role: 'team_lead' })
const chief = await inventPerson(house, { root, unit: root }, { role: 'administrator' })

type Widgets = CallerInput<typeof saveLayout>['widgets']
const make = async (as: Actor, name: string, copyOf?: string) =>
  (await house.call(createDashboard, {}, { name, ...(copyOf && { copyOf }) }, { as })).reply.dashboardId
const open = (dashboardId: string, as: Actor) => house.call(readDashboard, { dashboardId }, {}, { as })
const names = async (as: Actor) =>
  (await house.call(listDashboards, {}, {}, { as })).reply.items.map(({ name }) => name)
const period = { from: '2026-01-01', to: '2026-01-31' }

test('a ready dashboard is copied and changed; the copy is one’s own until it is shared with everybody', async () => {
  const dashboardId = await make(analyst, '周会', 'complaints')
  const { reply } = await open(dashboardId, analyst)
  expect([reply.widgets.length, reply.can.change]).toEqual([readyBoards.complaints.length, true])
  expect([await names(lead), (await open(dashboardId, lead)).problem.code]).toEqual([
    [],
    'dashboards.notFound',
  ])
  await house.call(shareDashboard, { dashboardId }, { shared: true }, { as: analyst })
  const seen = await open(dashboardId, lead)
  expect([await names(lead), seen.reply.can.change, seen.reply.keeper?.name]).toEqual([
    ['周会'],
    false,
    '分析',
  ])
  const refused = await house.call(renameDashboard, { dashboardId }, { name: '我的' }, { as: lead })
  expect(refused.problem.code).toBe('dashboards.notYours')
  const mine = await make(lead, '林岚的周会', dashboardId)
  expect((await open(mine, lead)).reply.widgets).toEqual(reply.widgets)
  const share = await house.call(shareDashboard, { dashboardId: mine }, { shared: true }, { as: lead })
  expect(share.status).toBe(403)
})

test('a layout is kept by revision, and one that makes no sense is refused by its field', async () => {
  const dashboardId = await make(analyst, '布局', 'service')
  const { widgets } = (await open(dashboardId, analyst)).reply
  const save = (next: Widgets, revision: number) =>
    house.call(saveLayout, { dashboardId }, { widgets: next, revision }, { as: analyst })
  expect((await save(widgets.slice(0, 2), 0)).reply.revision).toBe(1)
  expect((await save(widgets, 0)).problem.code).toBe('dashboards.changedMeanwhile')
  const [first] = widgets
  if (first === undefined) throw new Error('the ready dashboard is empty')
  const bad: Widgets[] = [
    [{ ...first, picture: 'map' }],
    [first, first],
    [{ ...first, place: { x: 10, y: 0, w: 6, h: 3 } }],
    [{ ...first, comparison: 'event' }],
    [{ ...first, metrics: ['nonesuch'] }],
    Array.from({ length: 25 }, (_, index) => ({ ...first, id: `w${index}` })),
  ]
  for (const one of bad) expect((await save(one, 1)).status).toBe(422)
})

test('a deleted dashboard comes back as it was', async () => {
  const dashboardId = await make(lead, '旧的')
  const remove = (removed: boolean) => house.call(removeDashboard, { dashboardId }, { removed }, { as: lead })
  await remove(true)
  expect([(await names(lead)).includes('旧的'), (await open(dashboardId, lead)).status]).toEqual([false, 404])
  await remove(false)
  expect((await names(lead)).includes('旧的')).toBe(true)
})

test('a whole dashboard is answered at once, each question as it would be alone; a bad one hurts no other', async () => {
  const line = `voices~day~${period.from}~${period.to}`
  const { reply } = await house.call(
    readFigures,
    {},
    { question: [line, `csat~channel~${period.from}~${period.to}`] },
    { as: analyst },
  )
  const alone = await house.call(readCut, {}, { metric: 'voices', by: 'day', ...period }, { as: analyst })
  expect({ ...reply.answers[0]?.cut, asOf: '' }).toEqual({ ...alone.reply, asOf: '' })
  expect(reply.answers[1]).toMatchObject({ cut: null, problem: 'metrics.notCutBy' })
  const nonsense = ['', 'nope~day~2026-01-01~2026-01-02', `voices~day~${period.to}~${period.from}`]
  for (const question of nonsense)
    expect((await house.call(readFigures, {}, { question: [question] }, { as: analyst })).status).toBe(422)
})

test('values of the industry are taken whole or not at all', async () => {
  const take = (text: string, as = chief) => house.call(importBenchmarks, {}, { text }, { as })
  const good = 'metric,period,value,source\r\ncsat,2026,0.82,"中国质量协会, CCSI"\r\n'
  expect((await take(good)).reply).toEqual({ values: 1, bad: [] })
  expect((await take('csat,2026,lots,x')).reply).toEqual({ values: 0, bad: [{ line: 1, problem: 'value' }] })
  expect([(await take('[{]')).problem.code, (await take(good, analyst)).status]).toEqual([
    'dashboards.noBenchmarks',
    403,
  ])
  const json = JSON.stringify([{ metric: 'nps', period: '2026-Q1', value: 31, source: '协会' }])
  expect((await take(json)).reply.values).toBe(1)
  const known = await house.call(readBackdrop, {}, {}, { as: lead })
  expect(known.reply.benchmarks).toEqual([{ metric: 'nps', period: '2026-Q1', value: 31, source: '协会' }])
})

test('the figures of a dashboard go along as a file, in which nothing is a formula', async () => {
  const widgets = readyBoards.channels.map((one) => ({ ...one, metrics: [...one.metrics], title: '=1+1' }))
  const asked = { name: '渠道/周报', widgets, ...period, format: 'csv' } as const
  const { reply } = await house.call(exportDashboard, {}, asked, { as: lead })
  const text = Buffer.from(reply.base64, 'base64').toString('utf8')
  expect(reply.fileName).toBe('渠道 周报 2026-01-01–2026-01-31.csv')
  expect(text.split('\r\n')[1]).toMatch(/^'=1\+1,/)
  expect(text.trim().split('\r\n')).toHaveLength(reply.rows + 1)
  const sheet = await house.call(exportDashboard, {}, { ...asked, format: 'xlsx' }, { as: lead })
  expect(Buffer.from(sheet.reply.base64, 'base64').subarray(0, 2).toString()).toBe('PK')
})

test('in a file a single figure stands with what it is compared to, and what may be said about it', async () => {
  const [number] = readyBoards.channels.filter(({ picture }) => picture === 'number')
  const one = { ...number, metrics: [...(number?.metrics ?? [])], filters: {} }
  const widgets = [
    { ...one, id: 'a', comparison: 'previous' },
    { ...one, id: 'b', metrics: ['ces'], comparison: 'benchmark' },
  ] as never
  const ofCes = [{ metric: 'ces', period: '2026-Q1', value: 2.5, source: '协会' }]
  await house.call(importBenchmarks, {}, { text: JSON.stringify(ofCes) }, { as: chief })
  const asked = { name: '渠道', widgets, ...period, format: 'csv' } as const
  const { reply } = await house.call(exportDashboard, {}, asked, { as: lead })
  const lines = Buffer.from(reply.base64, 'base64').toString('utf8').trim().split('\r\n')
  const cells = lines.slice(1).map((row) => row.split(','))
  expect(cells.map((row) => [row[3], row[6] === '', row[9] === ''])).toEqual([
    ['本期', false, false],
    ['上一期', false, true],
    ['本期', false, false],
    ['行业基准', true, true],
  ])
  expect(cells[3]?.[4]).toBe('2.5')
})

test('in a file each column of a table is told in its own unit, and a column that cannot be told by what the rows are is left out', async () => {
  const table = (...metrics: string[]) => ({
    ...{ id: 'a', title: null, metrics, picture: 'table', by: 'channel', comparison: null, filters: {} },
    ...{ markId: null, place: { x: 0, y: 0, w: 12, h: 4 } },
  })
  const lines = async (...metrics: string[]) => {
    const widgets = [table(...metrics)] as never
    const asked = { name: '渠道', widgets, ...period, format: 'csv' } as const
    const { reply } = await house.call(exportDashboard, {}, asked, { as: lead })
    const rows = Buffer.from(reply.base64, 'base64').toString('utf8').trim().split('\r\n')
    return rows.slice(1).map((row) => row.split(','))
  }
  const units = new Map((await lines('complaint_rate', 'voices')).map((row) => [row[1], row[5]]))
  expect([...units.values()]).toEqual(['%', ''])
  const left = await lines('csat', 'voices')
  expect(new Set(left.map((row) => row[1]))).toEqual(new Set(['收到的声音']))
})

const countAnew = (seqs: string) =>
  house.open.pool.query(
    `update followers set (anew_from, anew_to) = (${seqs}) where name = 'metrics.overview'`,
  )

test('while everything is counted again no file is made of what is there so far, and no mail leaves', async () => {
  await countAnew('1, 100')
  const widgets = readyBoards.channels.map((one) => ({ ...one, metrics: [...one.metrics] }))
  const asked = { name: '渠道', widgets, ...period, format: 'csv' } as const
  const refused = await house.call(exportDashboard, {}, asked, { as: lead })
  expect([refused.status, refused.problem.code]).toEqual([409, 'metrics.countedAnew'])
  const readerIds = [chief.id as string]
  const daily = { board: 'complaints', rhythm: 'daily', hour: 0, unitId: null, readerIds } as const
  const { scheduleId } = (await house.call(beginSchedule, {}, daily, { as: chief })).reply
  await house.open.pool.query(`update people set email = left(id::text, 13) || '@example.com'`)
  await house.open.pool.query('update dashboard_schedules set next_day = next_day - 1')
  const mails = async () => (await house.open.pool.query('select from mails')).rowCount
  await house.tick()
  expect(await mails()).toBe(0)
  await countAnew('null, null')
  await house.tick()
  expect(await mails()).toBe(1)
  expect((await house.call(exportDashboard, {}, asked, { as: lead })).status).toBe(200)
  await house.call(endSchedule, { scheduleId }, {}, { as: chief })
  await house.open.pool.query('delete from mails')
})

test('in the file of a year the lines go by weeks, as on the screen', async () => {
  const [line] = readyBoards.channels.filter(({ picture }) => picture === 'line')
  const widgets = [{ ...line, comparison: null, metrics: [...(line?.metrics ?? [])] }] as never
  const asked = { name: '渠道', widgets, from: '2025-12-01', to: '2026-11-29', format: 'csv' } as const
  const { reply } = await house.call(exportDashboard, {}, asked, { as: lead })
  const rows = Buffer.from(reply.base64, 'base64').toString('utf8').trim().split('\n')
  expect(rows.filter((row) => row.includes('2026-W'))).toHaveLength(48)
})

test('an erased colleague takes their own dashboards along; what they shared stays without their name', async () => {
  const own = await make(analyst, '私有')
  await house.arrange(async ({ emit }) => emit(personErased, { subject: analyst.id as string, facts: {} }))
  await house.settle()
  expect(await names(chief)).toEqual(['周会'])
  expect((await open(own, chief)).status).toBe(404)
  const { items } = (await house.call(listDashboards, {}, {}, { as: chief })).reply
  expect([items[0]?.keeper, items[0]?.can.change]).toEqual([null, true])
})
