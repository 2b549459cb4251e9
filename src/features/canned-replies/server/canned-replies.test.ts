import { afterAll, expect, inject, test } from 'vitest'
import { personErased } from '#features/staff/contract/events.ts'
import { sendMessage } from '#features/tickets/contract/handling.ts'
import { tickets } from '#features/tickets/server/module.ts'
import {
  inventOrganisation,
  inventPerson,
  inventTicket,
} from '#features/tickets/server/testing/invented-work.ts'
import type { Actor } from '#platform/server/actor.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import {
  addCannedReply,
  changeCannedReply,
  listCannedReplies,
  removeCannedReply,
  saveSignature,
  takeCannedReply,
  ticketReplyFacts,
} from '../contract.ts'
import { cannedReplies } from './module.ts'

const house = await openTestHouse(inject('databaseServer'), [tickets, cannedReplies])
afterAll(() => house.close())
const { root, logistics, billing } = await inventOrganisation(house)
const lead = await inventPerson(house, { root, unit: logistics }, { name: '林岚', role: 'team_lead' })
const agent = await inventPerson(house, { root, unit: logistics }, { name: '何小满' })
const stranger = await inventPerson(house, { root, unit: billing }, { name: '局外人' })
const administrator = await inventPerson(house, { root, unit: root }, { role: 'administrator' })

const titles = async (as: Actor) =>
  (await house.call(listCannedReplies, {}, {}, { as })).reply.replies.map(({ title }) => title)
const add = (as: Actor, reply: object) =>
  house.call(addCannedReply, {}, { title: '道歉', textZh: '非常抱歉', ...reply }, { as })

test('one’s own replies are one’s own; a unit’s are taken by everybody in it and below it, and by nobody beside it', async () => {
  await add(agent, { title: '我的' })
  await add(lead, { title: '物流的', unitId: logistics })
  await add(administrator, { title: '大家的', unitId: root })
  expect(await titles(agent)).toEqual(['大家的', '我的', '物流的'])
  expect(await titles(stranger)).toEqual(['大家的'])
  expect(await titles(lead)).toEqual(['大家的', '物流的'])
  expect(await titles(administrator)).toEqual(['大家的', '物流的'])
})

test('a unit’s replies are kept by who may keep them there; others read and take them', async () => {
  expect((await add(agent, { unitId: logistics })).problem.code).toBe('canned-replies.notYourUnit')
  expect((await add(lead, { unitId: root })).problem.code).toBe('canned-replies.notYourUnit')
  const { replyId } = (await add(lead, { title: '催件', unitId: logistics })).reply
  const wanted = { title: '改了', textZh: '改了' }
  const answers = [
    await house.call(changeCannedReply, { replyId }, wanted, { as: agent }),
    await house.call(removeCannedReply, { replyId }, {}, { as: stranger }),
    await house.call(takeCannedReply, { replyId }, {}, { as: stranger }),
  ]
  expect(answers.map(({ problem }) => problem.code)).toEqual([
    'canned-replies.notYours',
    'canned-replies.notFound',
    'canned-replies.notFound',
  ])
  const { reply } = await house.call(listCannedReplies, {}, {}, { as: agent })
  expect(reply.replies.find(({ id }) => id === replyId)?.can.change).toBe(false)
  expect((await house.call(removeCannedReply, { replyId }, {}, { as: lead })).status).toBe(200)
})

test('what means nothing is not kept: no text, a variable that does not exist, a shortcut twice', async () => {
  const codes = [
    await add(agent, { textZh: ' ' }),
    await add(agent, { textZh: '{客户性名}您好' }),
    await add(agent, { title: '退款', shortcut: 'TK' }),
    await add(agent, { title: '退款二', shortcut: 'tk' }),
    await add(stranger, { shortcut: 'tk' }),
  ].map(({ status, problem }) => (status === 200 ? 'kept' : problem.code))
  expect(codes).toEqual([
    'canned-replies.noText',
    'canned-replies.noSuchVariable',
    'kept',
    'canned-replies.shortcutTaken',
    'kept',
  ])
})

test('how often a reply was taken is counted for each person and for all', async () => {
  const { replyId } = (await add(lead, { title: '进度', unitId: logistics })).reply
  for (const as of [agent, agent, lead]) await house.call(takeCannedReply, { replyId }, {}, { as })
  const { reply } = await house.call(listCannedReplies, {}, {}, { as: agent })
  expect(reply.replies.find(({ id }) => id === replyId)).toMatchObject({ uses: 3, ownUses: 2 })
})

test('a ticket tells what fills a reply to whoever may answer its customer', async () => {
  const ticketId = await inventTicket(house)
  await house.call(saveSignature, {}, { textZh: '林岚｜物流组', textEn: null }, { as: administrator })
  const told = await house.call(ticketReplyFacts, { ticketId }, {}, { as: administrator })
  expect(told.reply).toMatchObject({
    customerName: '王小明',
    title: expect.stringContaining('快递'),
    organisation: '回响速运',
    timeZone: 'Asia/Shanghai',
    signature: { zh: '林岚｜物流组', en: null },
    language: 'zh-CN',
  })
  const refused = await house.call(ticketReplyFacts, { ticketId }, {}, { as: stranger })
  expect([refused.status, refused.problem.code]).toEqual([404, 'canned-replies.noSuchTicket'])
})

test('no message leaves with a variable still open in it', async () => {
  const ticketId = await inventTicket(house)
  const send = (text: string) => house.call(sendMessage, { ticketId }, { text }, { as: administrator })
  const refused = await send('{客户姓名}您好，包裹已找到。')
  expect(refused.problem).toMatchObject({ code: 'canned-replies.unfilled', facts: { names: '客户姓名' } })
  expect((await send('王小明您好，包裹已找到。')).status).toBe(200)
})

test('an erased colleague leaves none of their own replies behind, but those of their unit', async () => {
  await house.arrange(async ({ emit }) => emit(personErased, { subject: lead.id, facts: {} }))
  await house.arrange(async ({ emit }) => emit(personErased, { subject: agent.id, facts: {} }))
  await house.settle()
  const { rows } = await house.open.pool.query(
    'select count(*)::int as n from canned_replies where owner_id = any($1)',
    [[lead.id, agent.id]],
  )
  expect(rows[0].n).toBe(0)
  expect(await titles(agent)).toContain('物流的')
})
