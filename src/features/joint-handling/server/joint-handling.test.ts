import { afterAll, expect, inject, test } from 'vitest'
import { jointTaskFiles, ticketFiles } from '#features/ticket-files/contract.ts'
import { fileDoors } from '#features/ticket-files/server/testing/handing-in.ts'
import { resolveTicket } from '#features/tickets/contract/handling.ts'
import { ticketDetails } from '#features/tickets/contract/reading.ts'
import { ticketTimeline } from '#features/tickets/contract/timeline.ts'
import {
  acceptJointTask,
  answerJointTask,
  cancelJointTask,
  requestJointTasks,
  returnJointTask,
  sendJointTaskAgain,
  setJointHandlingRule,
  waiveJointTask,
} from '../contract/deeds.ts'
import { jointTaskCounts, jointTaskDetails, jointTaskList } from '../contract/reading.ts'
import { replayJointClocks } from './public/replay-joint-clocks.ts'
import { openJointDesk } from './testing/joint-desk.ts'

const desk = await openJointDesk(inject('databaseServer'))
const { house, people, places, held, ask, tasksOf, told } = desk
afterAll(() => house.close())
const as = (actor: keyof typeof people) => ({ as: people[actor] })
const solved = { outcome: 'solved', solution: '退款已到账' } as const

const resolve = async (ticketId: string) => {
  const { version } = (await house.call(ticketDetails, { ticketId }, {}, as('agent'))).reply
  return house.call(resolveTicket, { ticketId }, { version, ...solved }, as('agent'))
}

/** The hour, in UTC, by which a sub-task is due. */
const hourOf = (task: { dueAt: string | null } | undefined) => task?.dueAt?.slice(0, 13)

test('a department that is asked has three working days, sees its part and what the customer said, but not the ticket', async () => {
  const ticketId = await held()
  const [task] = await ask(ticketId)
  expect(task).toMatchObject({ state: 'sent', required: true, overdue: false })
  expect(hourOf(task)).toBe('2026-12-10T02')
  const jointTaskId = task?.id as string
  const { reply } = await house.call(jointTaskDetails, { jointTaskId }, {}, as('handler'))
  expect(reply.voices[0]?.text).toContain('快递三天没有更新')
  expect(reply).toMatchObject({
    ticket: { id: ticketId, holder: { name: '李雷' } },
    can: { openTicket: false },
  })
  expect(reply.task.can).toMatchObject({
    accept: true,
    answer: true,
    return: true,
    cancel: false,
    resend: false,
  })
  expect((await house.call(ticketDetails, { ticketId }, {}, as('handler'))).status).toBe(404)
  expect(await told(people.handler, 'joint_task', jointTaskId)).toMatchObject({
    jointTask: { id: jointTaskId, number: reply.ticket.number },
    ticket: null,
  })
})

test('the answer goes back to whoever holds the ticket, and the timeline tells of all of it', async () => {
  const ticketId = await held()
  const [task] = await ask(ticketId)
  const jointTaskId = task?.id as string
  const accepted = await house.call(acceptJointTask, { jointTaskId }, { version: 2 }, as('handler'))
  const { version } = accepted.reply
  await house.call(answerJointTask, { jointTaskId }, { version, text: '已于 12 月 5 日到账' }, as('handler'))
  await house.settle()
  const [answered] = await tasksOf(ticketId)
  expect(answered).toMatchObject({
    state: 'answered',
    assignee: { name: '韩梅' },
    answer: { text: '已于 12 月 5 日到账', by: { name: '韩梅' } },
  })
  expect(await told(people.agent, 'joint_result', ticketId)).toMatchObject({ facts: { result: 'answered' } })
  const timeline = await house.call(ticketTimeline, { ticketId }, {}, as('agent'))
  const happened = timeline.reply.items.filter(({ type }) => type.startsWith('joint-handling.'))
  expect(happened.map(({ type }) => type.replace('joint-handling.', ''))).toEqual([
    'answered',
    'accepted',
    'sent',
    'asked',
  ])
  expect(happened[0]?.words).toMatchObject({ unit: { zh: '账务组' }, handler: { zh: '韩梅' } })
})

test('one after the other: the second department is only asked once the first has answered', async () => {
  const ticketId = await held()
  const [first, second] = await ask(ticketId, [{}, { unitId: places.logistics, after: [0] }])
  expect([first?.state, second?.state]).toEqual(['sent', 'waiting'])
  const later = { jointTaskId: second?.id as string }
  expect((await house.call(jointTaskDetails, later, {}, as('lead'))).status).toBe(404)
  const answer = { version: first?.version as number, text: '已核对' }
  await house.call(answerJointTask, { jointTaskId: first?.id as string }, answer, as('handler'))
  const { reply } = await house.call(jointTaskDetails, later, {}, as('lead'))
  expect(reply.task.state).toBe('sent')
  expect(reply.all[0]).toMatchObject({ unit: { name: '账务组' }, answer: '已核对' })
})

test('a ticket is not resolved while a required part is open, unless somebody who may says why', async () => {
  const ticketId = await held()
  const [task, view] = await ask(ticketId, [{}, { role: 'consulted' }])
  expect(view?.required).toBe(false)
  expect((await house.call(ticketDetails, { ticketId }, {}, as('agent'))).reply).toMatchObject({
    openJointTasks: 1,
    can: { resolve: false },
  })
  expect((await resolve(ticketId)).problem).toMatchObject({
    code: 'tickets.openJointTasks',
    facts: { count: 1 },
  })
  const params = { jointTaskId: task?.id as string }
  const why = { version: task?.version as number, reason: '客户已自行收到退款' }
  expect((await house.call(waiveJointTask, params, why, as('agent'))).status).toBe(403)
  expect((await house.call(waiveJointTask, params, why, as('lead'))).status).toBe(200)
  expect((await resolve(ticketId)).status).toBe(200)
  await house.settle()
  expect((await tasksOf(ticketId)).map(({ state, cancellation }) => [state, cancellation?.why])).toEqual([
    ['cancelled', 'ticket_ended'],
    ['cancelled', 'ticket_ended'],
  ])
})

test('a department returns what is not its matter, and it is sent to another one with its whole time', async () => {
  await desk.goTo(desk.monday)
  const ticketId = await held()
  const [task] = await ask(ticketId)
  const params = { jointTaskId: task?.id as string }
  const why = { reason: 'not_ours', words: '退款由物流组发起' } as const
  const back = await house.call(
    returnJointTask,
    params,
    { version: task?.version as number, ...why },
    as('handler'),
  )
  await house.settle()
  expect(await told(people.agent, 'joint_result', ticketId)).toMatchObject({ facts: { result: 'returned' } })
  house.travel(86_400_000)
  const again = { version: back.reply.version, words: '请物流组发起退款', unitId: places.logistics }
  await house.call(sendJointTaskAgain, params, again, as('agent'))
  const [sent] = await tasksOf(ticketId)
  expect(sent).toMatchObject({ state: 'sent', unit: { name: '物流组' } })
  expect(hourOf(sent)).toBe('2026-12-11T02')
  expect(sent?.returns).toMatchObject([{ unit: { name: '账务组' }, ...why }])
  expect((await house.call(jointTaskDetails, params, {}, as('handler'))).status).toBe(404)
})

test('of two people who take a sub-task at once, one has it and the other learns who', async () => {
  const [task] = await ask(await held())
  const take = (who: 'handler' | 'colleague') =>
    house.call(
      acceptJointTask,
      { jointTaskId: task?.id as string },
      { version: task?.version as number },
      as(who),
    )
  const both = await Promise.all([take('handler'), take('colleague')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const refused = both.find(({ status }) => status === 409)
  expect(refused?.problem.code).toBe('joint-handling.changedMeanwhile')
  expect(['韩梅', '赵敏']).toContain(refused?.problem.facts.by)
})

test('whoever is only informed takes note, answers nothing and holds nothing up', async () => {
  const ticketId = await held()
  const [task] = await ask(ticketId, [{ role: 'informed', required: true }])
  expect(task).toMatchObject({ required: false, dueAt: null, can: { accept: false } })
  const params = { jointTaskId: task?.id as string }
  const { version } = task as { version: number }
  expect((await house.call(answerJointTask, params, { version, text: '好' }, as('handler'))).status).toBe(409)
  expect((await house.call(acceptJointTask, params, { version }, as('handler'))).status).toBe(200)
  expect((await tasksOf(ticketId))[0]?.endedAt).not.toBeNull()
  expect((await resolve(ticketId)).status).toBe(200)
})

test('one unit answers for the whole; what follows itself is no plan; an ended ticket needs nobody', async () => {
  const ticketId = await held()
  await ask(ticketId, [{ role: 'accountable', required: false }])
  const usual = { unitId: places.billing, ask: '请汇总' }
  const refusal = async (tasks: { role: 'accountable' | 'consulted'; after?: number[] }[]) =>
    (
      await house.call(
        requestJointTasks,
        { ticketId },
        { tasks: tasks.map((one) => ({ ...usual, ...one })) },
        as('agent'),
      )
    ).problem.code
  expect(await refusal([{ role: 'accountable' }])).toBe('joint-handling.alreadyAccountable')
  expect(await refusal([{ role: 'consulted', after: [0] }])).toBe('joint-handling.badOrder')
  await resolve(ticketId)
  expect(await refusal([{ role: 'consulted' }])).toBe('joint-handling.ticketNotHandled')
})

test('what is asked from now on gets the limit that the organisation sets, or that the request names', async () => {
  await desk.goTo(desk.monday)
  await house.call(setJointHandlingRule, {}, { answerDays: 1 }, as('administrator'))
  const [usual, own] = await ask(await held(), [{}, { days: 2 }])
  expect([hourOf(usual), hourOf(own)]).toEqual(['2026-12-08T02', '2026-12-09T02'])
  await house.call(setJointHandlingRule, {}, { answerDays: 3 }, as('administrator'))
})

test('the list holds what came to one’s unit, counted by view, the earliest due first', async () => {
  const [late, soon] = await ask(await held(), [
    { days: 9, ask: '九天' },
    { days: 1, ask: '一天' },
  ])
  const list = async (who: keyof typeof people, input: object) =>
    (await house.call(jointTaskList, {}, { limit: 100, ...input }, as(who))).reply.items.map(({ id }) => id)
  const mine = await list('handler', {})
  expect(mine.indexOf(soon?.id as string)).toBeLessThan(mine.indexOf(late?.id as string))
  expect(await list('handler', { text: '九天' })).toEqual([late?.id])
  expect(await list('agent', { text: '九天' })).toEqual([])
  const { reply } = await house.call(jointTaskCounts, {}, {}, as('handler'))
  expect(reply.views.find(({ view }) => view === 'to_do')?.count).toBe(mine.length)
  const cancel = { version: late?.version as number, words: '客户已撤回' }
  await house.call(cancelJointTask, { jointTaskId: late?.id as string }, cancel, as('agent'))
  expect(await list('handler', { view: 'over', text: '九天' })).toEqual([late?.id])
})

test('every answer clock above is reckoned again from its log alone', async () => {
  const { clocks, differences } = await replayJointClocks(house.house.read)
  expect(clocks).toBeGreaterThanOrEqual(10)
  expect(differences).toEqual([])
})

test('files come with an answer: for the unit that gave it and for the people of the ticket, and for nobody else', async () => {
  const ticketId = await held()
  const [task] = await ask(ticketId)
  const jointTaskId = task?.id as string
  const { upload, fetch } = fileDoors(house, people.handler)
  const fileId = await upload('银行回单')
  const files = [{ id: fileId, name: '回单.txt' }]
  const answer = { version: task?.version as number, text: '已到账，见回单', files }
  expect((await house.call(answerJointTask, { jointTaskId }, answer, as('handler'))).status).toBe(200)
  const shown = [{ id: fileId, recordId: jointTaskId, name: '回单.txt' }]
  const atUnit = await house.call(jointTaskFiles, { jointTaskId }, {}, as('colleague'))
  expect(atUnit.reply.files).toMatchObject(shown)
  expect((await house.call(ticketFiles, { ticketId }, {}, as('agent'))).reply.files).toMatchObject(shown)
  expect((await fetch(`/api/joint-tasks/${jointTaskId}/files/${fileId}`)).body).toBe('银行回单')
  expect((await fetch(`/api/tickets/${ticketId}/files/${fileId}`)).statusCode).toBe(404)
  const agent = fileDoors(house, people.agent)
  expect((await agent.fetch(`/api/tickets/${ticketId}/files/${fileId}`)).body).toBe('银行回单')
  expect((await agent.fetch(`/api/joint-tasks/${jointTaskId}/files/${fileId}`)).statusCode).toBe(404)
})
