import { afterAll, expect, inject, test } from 'vitest'
import { addCannedReply } from '#features/canned-replies/contract.ts'
import { cannedReplies } from '#features/canned-replies/server/module.ts'
import { clocks } from '#features/clocks/server/module.ts'
import { installDefaults } from '#features/clocks/server/public/install-defaults.ts'
import { dispatch } from '#features/dispatch/server/module.ts'
import { waitingReplies } from '#features/drafts/contract.ts'
import { drafts } from '#features/drafts/server/module.ts'
import { requestJointTasks } from '#features/joint-handling/contract/deeds.ts'
import { jointHandling } from '#features/joint-handling/server/module.ts'
import { personErased } from '#features/staff/contract/events.ts'
import { changeTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  factsOf,
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { CallerInput } from '#platform/contract/endpoint.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import {
  addMacro,
  archiveMacro,
  changeMacro,
  listMacros,
  previewMacro,
  runMacro,
  undoMacro,
} from '../contract.ts'
import { macros } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [
  ...[tickets, clocks, dispatch, jointHandling, cannedReplies, drafts, macros],
])
afterAll(() => house.close())
await house.arrange((context) => installDefaults(context, { timeZone: 'Asia/Shanghai' }))
const { root, logistics, billing } = await inventOrganisation(house)
const person = (unit: string, name: string, role: string) =>
  inventPerson(house, { root, unit }, { name, role, availability: 'away' })
const lead = await person(logistics, '林岚', 'team_lead')
const agent = await person(logistics, '何小满', 'agent')
const stranger = await person(billing, '局外人', 'agent')
const chief = await person(root, '管理员', 'administrator')

type Steps = CallerInput<typeof addMacro>['steps']
const add = (as: Actor, name: string, rest: { steps?: Steps; unitId?: string } = {}) =>
  house.call(addMacro, {}, { name, steps: { note: '已核对' }, ...rest }, { as })
const made = async (steps: Steps, as: Actor = chief) => (await add(as, '操作', { steps })).reply.macroId
const ticketOf = async (ticketId: string) =>
  (await house.call(ticketDetails, { ticketId }, {}, { as: chief })).reply
const run = async (ticketId: string, macroId: string, as: Actor = chief) =>
  house.call(runMacro, { ticketId, macroId }, { version: (await ticketOf(ticketId)).version }, { as })
const undo = (runId: string, as: Actor = chief) => house.call(undoMacro, { runId }, {}, { as })
const preview = async (ticketId: string, macroId: string, as: Actor = chief) =>
  (await house.call(previewMacro, { ticketId, macroId }, {}, { as })).reply
const names = async (as: Actor) =>
  (await house.call(listMacros, {}, {}, { as })).reply.macros.map(({ name }) => name)
const waiting = async (ticketId: string) =>
  (await house.call(waitingReplies, { ticketId }, {}, { as: chief })).reply.replies
const greeting = async (textZh: string) =>
  (await house.call(addCannedReply, {}, { title: '告知', textZh }, { as: chief })).reply.replyId

test('one’s own macros are one’s own, a unit’s are run by everybody in it; who may not keep them only uses them', async () => {
  await add(agent, '我的', { steps: { note: '半个字 \ud83d' } })
  const { macroId } = (await add(lead, '物流的', { unitId: logistics })).reply
  expect([await names(agent), await names(stranger), await names(lead)]).toEqual([
    ['我的', '物流的'],
    [],
    ['物流的'],
  ])
  const steps = { note: '改了' }
  const refused = [
    await add(agent, '越权', { unitId: logistics }),
    await house.call(changeMacro, { macroId }, { name: '改了', steps, unitId: logistics }, { as: agent }),
    await house.call(archiveMacro, { macroId }, { archived: true }, { as: stranger }),
    await add(agent, '空的', { steps: {} }),
    await add(agent, '都要', {
      steps: { hold: { reason: 'customer' }, resolve: { outcome: 'solved', solution: '已退款' } },
    }),
  ]
  expect(refused.map(({ problem }) => problem.code)).toEqual([
    'macros.notYourUnit',
    'macros.notYours',
    'macros.notFound',
    'macros.noSteps',
    'macros.holdOrResolve',
  ])
})

test('an archived macro is offered to nobody, runs no more, and comes back as it was', async () => {
  const { macroId } = (await add(lead, '旧的', { unitId: logistics })).reply
  const put = (archived: boolean) => house.call(archiveMacro, { macroId }, { archived }, { as: lead })
  await put(true)
  expect([await names(agent), await names(lead)]).toEqual([
    ['我的', '物流的'],
    ['旧的', '物流的'],
  ])
  const ticketId = await inventTicket(house)
  expect((await run(ticketId, macroId)).problem.code).toBe('macros.notFound')
  await put(false)
  expect((await run(ticketId, macroId)).status).toBe(200)
})

test('the preview says what will change, how the reply will read and to whom the ticket goes; then exactly that is done', async () => {
  const ticketId = await inventTicket(house)
  const replyId = await greeting('{客户姓名}您好，已转物流组核实。')
  const macroId = await made({
    change: { urgency: 'urgent', kind: 'complaint', unitId: logistics },
    assign: { personId: agent.id },
    note: '请今天联系客户',
    reply: { replyId },
    hold: { reason: 'third_party' },
  })
  const told = await preview(ticketId, macroId)
  expect(told).toMatchObject({
    changes: [
      { field: 'urgency', from: 'ordinary', to: 'urgent' },
      { field: 'unitId', from: root, to: logistics },
    ],
    assign: { from: null, to: { name: '何小满' } },
    replyText: '王小明您好，已转物流组核实。',
    obstacles: [],
    undoable: false,
  })
  expect((await run(ticketId, macroId)).reply.undoUntil).toBeNull()
  const after = await ticketOf(ticketId)
  expect(after).toMatchObject({
    urgency: 'urgent',
    unit: { name: '物流组' },
    assignee: { name: '何小满' },
    hold: { reason: 'third_party' },
    notes: [{ text: '请今天联系客户', by: { name: '管理员' } }],
  })
  expect(await waiting(ticketId)).toMatchObject([{ text: '王小明您好，已转物流组核实。' }])
  expect(await factsOf(house, 'macros.run', ticketId)).toMatchObject([{ macroId }])
  expect(await factsOf(house, 'dispatch.assigned', ticketId)).toMatchObject([{ how: 'assign' }])
})

test('within ten seconds all of it is taken back, the reply before it left; a note stays', async () => {
  const ticketId = await inventTicket(house)
  const replyId = await greeting('已在处理。')
  const change = { urgency: 'urgent', tier: 3, kind: 'enquiry' } as const
  const steps: Steps = { change, note: '已核对', reply: { replyId }, hold: { reason: 'customer' } }
  const before = await ticketOf(ticketId)
  const { runId } = (await run(ticketId, await made(steps))).reply
  house.travel(9_000)
  expect((await undo(runId, lead)).problem.code).toBe('macros.noSuchRun')
  expect((await undo(runId)).status).toBe(200)
  const { kind, tier, urgency } = before
  expect(await ticketOf(ticketId)).toMatchObject({
    kind,
    tier,
    urgency,
    hold: null,
    notes: [{ text: '已核对' }],
  })
  expect(await waiting(ticketId)).toEqual([])
  expect((await undo(runId)).problem.code).toBe('macros.undone')
})

test('what cannot be undone says why: told to a colleague or the customer, too late, or changed by somebody since', async () => {
  const [solved, late, changed, gone] = [
    ...[await inventTicket(house), await inventTicket(house)],
    ...[await inventTicket(house), await inventTicket(house)],
  ]
  const urgent = await made({ change: { urgency: 'urgent' } })
  const codes: (string | undefined)[] = []
  const undone = async (runId: string) => codes.push((await undo(runId)).problem.code)
  const solving = await made({ resolve: { outcome: 'solved', solution: '已退款' } })
  await undone((await run(solved as string, solving)).reply.runId)
  const { runId: overtaken } = (await run(changed as string, urgent)).reply
  const { version } = await ticketOf(changed as string)
  await house.call(changeTicket, { ticketId: changed as string }, { version, tier: 2 }, { as: chief })
  await undone(overtaken)
  const replying = await made({ reply: { replyId: await greeting('已退款。') } })
  const { runId: sent } = (await run(gone as string, replying)).reply
  house.travel(10_500)
  await house.tick()
  await undone(sent)
  const { runId } = (await run(late as string, urgent)).reply
  house.travel(13_000)
  await undone(runId)
  const why = ['not_undoable', 'changedSince', 'replyHasLeft', 'too_late']
  expect(codes).toEqual(why.map((one) => `macros.${one}`))
})

test('a macro is done whole or not at all: one step that is not possible keeps all of it back, and says so before', async () => {
  const ticketId = await inventTicket(house, { contact: { phone: '13700000077' } })
  const unfilled = await greeting('{客户姓名}您好。')
  const steps: Steps = { change: { tier: 3 }, note: '留言', reply: { replyId: unfilled } }
  const macroId = await made(steps)
  expect((await preview(ticketId, macroId)).obstacles).toEqual([{ step: 'reply', why: 'reply_open' }])
  expect((await run(ticketId, macroId)).problem.code).toBe('macros.reply_open')
  expect(await ticketOf(ticketId)).toMatchObject({ tier: 1, notes: [], version: 1 })
})

test('no macro resolves a ticket while other units have not answered', async () => {
  const ticketId = await inventTicket(house)
  const tasks = [{ unitId: billing, role: 'responsible', ask: '请核对退款' } as const]
  await house.call(requestJointTasks, { ticketId }, { tasks }, { as: chief })
  const macroId = await made({ resolve: { outcome: 'solved', solution: '已退款' } })
  const why = [{ step: 'resolve', why: 'others_answer' }]
  expect((await preview(ticketId, macroId)).obstacles).toEqual(why)
  expect((await run(ticketId, macroId)).problem.code).toBe('macros.others_answer')
  expect((await ticketOf(ticketId)).state).not.toBe('resolved')
})

test('a macro gives nobody a right: not to a ticket of others, not to assign to others; to oneself it does what claiming does', async () => {
  const ticketId = await inventTicket(house)
  const { version } = await ticketOf(ticketId)
  await house.call(changeTicket, { ticketId }, { version, unitId: logistics }, { as: chief })
  const forMe = { steps: { assign: { personId: null } }, unitId: root }
  const toMe = (await add(chief, '归我', forMe)).reply.macroId
  expect((await run(ticketId, toMe, agent)).problem.code).toBe('tickets.notYours')
  const look = await house.call(previewMacro, { ticketId, macroId: toMe }, {}, { as: stranger })
  expect(look.problem.code).toBe('tickets.notFound')
  expect((await run(ticketId, toMe, lead)).status).toBe(200)
  expect(await ticketOf(ticketId)).toMatchObject({ assignee: { name: '林岚' } })
  expect(await factsOf(house, 'dispatch.assigned', ticketId)).toMatchObject([{ how: 'claim' }])
  const own = await inventTicket(house)
  await run(own, await made({ assign: { personId: agent.id } }))
  const away = (await add(agent, '给林岚', { steps: { assign: { personId: lead.id } } })).reply.macroId
  expect((await preview(own, away, agent)).obstacles).toEqual([{ step: 'assign', why: 'not_allowed' }])
  const refused = await run(own, away, agent)
  expect([refused.status, refused.problem.code]).toEqual([403, 'macros.not_allowed'])
})

test('on a selection each ticket is checked for itself, and what was seen out of date is refused', async () => {
  const [free, held] = [await inventTicket(house), await inventTicket(house)]
  const macroId = await made({ hold: { reason: 'customer' } })
  await run(held, macroId)
  const seen = { version: (await ticketOf(free)).version }
  expect((await run(held, macroId)).problem.code).toBe('macros.already_held')
  expect((await house.call(runMacro, { ticketId: free, macroId }, seen, { as: chief })).status).toBe(200)
  const again = await house.call(runMacro, { ticketId: free, macroId }, seen, { as: chief })
  expect(again.problem.code).toBe('tickets.changedMeanwhile')
})

test('an erased colleague takes their own macros along; those of their unit stay', async () => {
  for (const { id } of [agent, lead])
    await house.arrange(async ({ emit }) => emit(personErased, { subject: id, facts: {} }))
  await house.settle()
  expect(await names(agent)).toContain('物流的')
  expect(await names(agent)).not.toContain('我的')
})
