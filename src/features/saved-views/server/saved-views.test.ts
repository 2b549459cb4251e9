import { afterAll, expect, inject, test } from 'vitest'
import { personErased } from '#features/staff/contract/events.ts'
import { changeTicket, holdTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails, ticketList } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import {
  addSavedView,
  changeSavedView,
  listSavedViews,
  orderSavedViews,
  removeSavedView,
  savedViewCounts,
} from '../contract.ts'
import { mostKept } from '../domain/ordering.ts'
import { savedViews } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [tickets, savedViews])
afterAll(() => house.close())
const { root, logistics, billing } = await inventOrganisation(house)
const lead = await inventPerson(house, { root, unit: logistics }, { name: '林岚', role: 'team_lead' })
const agent = await inventPerson(house, { root, unit: logistics }, { name: '何小满' })
const stranger = await inventPerson(house, { root, unit: billing }, { name: '局外人' })
const chief = await inventPerson(house, { root, unit: root }, { role: 'administrator' })

type Conditions = CallerInput<typeof addSavedView>['conditions']
const add = (as: Actor, name: string, rest: { conditions?: Conditions; unitId?: string } = {}) =>
  house.call(addSavedView, {}, { name, conditions: {}, ...rest }, { as })
const kept = async (as: Actor, conditions: Conditions) => (await add(as, '视图', { conditions })).reply.viewId
const viewsOf = async (as: Actor) => (await house.call(listSavedViews, {}, {}, { as })).reply.views
const names = async (as: Actor) => (await viewsOf(as)).map(({ name }) => name)
const counted = async (as: Actor) =>
  Object.fromEntries(
    (await house.call(savedViewCounts, {}, {}, { as })).reply.counts.map(({ viewId, count, more }) => [
      viewId,
      more ? `${count}+` : count,
    ]),
  )
const remove = (viewId: string, removed: boolean, as: Actor) =>
  house.call(removeSavedView, { viewId }, { removed }, { as })

test('one’s own views are one’s own, a unit’s are seen by everybody in it, each with what they may see', async () => {
  const { viewId } = (await add(lead, '物流紧急', { conditions: { urgency: ['urgent'] }, unitId: logistics }))
    .reply
  await add(agent, '我的跟进')
  await add(chief, '全员', { unitId: root })
  expect([await names(agent), await names(stranger), await names(lead)]).toEqual([
    ['全员', '我的跟进', '物流紧急'],
    ['全员'],
    ['全员', '物流紧急'],
  ])
  const wanted = { name: '改了', conditions: {}, unitId: logistics }
  const refused = [
    await add(agent, '越权', { unitId: logistics }),
    await house.call(changeSavedView, { viewId }, wanted, { as: agent }),
    await remove(viewId, true, agent),
    await remove(viewId, true, stranger),
  ]
  expect(refused.map(({ problem }) => problem.code)).toEqual([
    'saved-views.notYourUnit',
    'saved-views.notYours',
    'saved-views.notYours',
    'saved-views.notFound',
  ])
})

test('a view is put into one’s own order, and a deleted one comes back as it was', async () => {
  const ids = new Map((await viewsOf(agent)).map(({ name, id }) => [name, id]))
  const viewIds = ['物流紧急', '我的跟进'].map((name) => ids.get(name) as string)
  await house.call(orderSavedViews, {}, { viewIds }, { as: agent })
  expect(await names(agent)).toEqual(['物流紧急', '我的跟进', '全员'])
  expect(await names(lead)).toEqual(['全员', '物流紧急'])
  const own = ids.get('我的跟进') as string
  await remove(own, true, agent)
  expect(await names(agent)).toEqual(['物流紧急', '全员'])
  await remove(own, false, agent)
  expect(await names(agent)).toEqual(['物流紧急', '我的跟进', '全员'])
})

test('a view counts what the inbox lists under the same conditions, for each reader what they may see', async () => {
  const ids = [await inventTicket(house), await inventTicket(house), await inventTicket(house)]
  const [urgent = '', waiting = ''] = ids
  const versionOf = async (ticketId: string) =>
    (await house.call(ticketDetails, { ticketId }, {}, { as: chief })).reply.version
  const change = { urgency: 'urgent', unitId: logistics } as const
  await house.call(
    changeTicket,
    { ticketId: urgent },
    { version: await versionOf(urgent), ...change },
    { as: chief },
  )
  const hold = { version: await versionOf(waiting), reason: 'customer' } as const
  await house.call(holdTicket, { ticketId: waiting }, hold, { as: chief })
  const asked: Conditions[] = [
    { urgency: ['urgent'] },
    { waiting: ['customer'] },
    { waiting: ['none'], kind: ['complaint'] },
    { clock: ['none'], unit: root },
    { clock: ['breached', 'soon'] },
    { view: 'unassigned', round: 'first' },
    { round: 'again' },
    { text: '快递' },
  ]
  for (const conditions of asked) {
    const viewId = await kept(chief, conditions)
    const listed = await house.call(ticketList, {}, conditions, { as: chief })
    expect([conditions, (await counted(chief))[viewId]]).toEqual([conditions, listed.reply.items.length])
  }
  const shared = (await viewsOf(agent)).find(({ name }) => name === '物流紧急')?.id as string
  expect((await counted(agent))[shared]).toBe(1)
  const all = (await viewsOf(stranger)).find(({ name }) => name === '全员')?.id as string
  expect([(await counted(stranger))[all], (await counted(chief))[all]]).toEqual([0, 3])
})

test('a label stands for everything below it; views of ended tickets are not counted', async () => {
  const [path, below] = [crypto.randomUUID(), crypto.randomUUID()]
  await house.open.pool.query(
    `insert into labels (id, parent_id, depth, name_zh) values ($1, null, 1, '物流'), ($2, $1, 2, '丢件')`,
    [path, below],
  )
  await inventTicket(house, { judged: { labelId: below, labelConfidence: 0.9 } })
  const [labelled, closed] = [await kept(chief, { label: [path] }), await kept(chief, { view: 'closed' })]
  const figures = await counted(chief)
  expect([figures[labelled], figures[closed]]).toEqual([1, undefined])
})

test('nobody keeps more views than they can look through', async () => {
  const before = (await viewsOf(stranger)).filter(({ unit }) => unit === null).length
  for (let more = before; more < mostKept; more += 1) await add(stranger, `第 ${more} 个`)
  expect((await add(stranger, '太多')).problem.code).toBe('saved-views.tooMany')
})

test('an erased colleague takes their own views along; those of their unit stay', async () => {
  for (const { id } of [agent, lead])
    await house.arrange(async ({ emit }) => emit(personErased, { subject: id, facts: {} }))
  await house.settle()
  expect(await names(agent)).toEqual(['全员', '物流紧急'])
})
