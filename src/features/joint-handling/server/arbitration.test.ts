import { afterAll, expect, inject, test } from 'vitest'
import { importCalendarHolidays, listCalendars } from '#features/clocks/contract/calendars.ts'
import { customerErased } from '#features/customers/contract.ts'
import { factsOf } from '#features/tickets/server/testing/invented-work.ts'
import { answerJointTask, askForArbitration, returnJointTask, ruleOnJointTask } from '../contract/deeds.ts'
import { jointTaskList } from '../contract/reading.ts'
import { replayJointClocks } from './public/replay-joint-clocks.ts'
import { openJointDesk } from './testing/joint-desk.ts'

const desk = await openJointDesk(inject('databaseServer'))
const { house, people, places, held, ask, tasksOf, told } = desk
afterAll(() => house.close())
const as = (actor: keyof typeof people) => ({ as: people[actor] })
const dayMs = 86_400_000

/** Deeds on one sub-task, each with the version that stands. */
async function disputed(ticketId: string, jointTaskId: string) {
  const version = async () =>
    (await tasksOf(ticketId)).find(({ id }) => id === jointTaskId)?.version as number
  return {
    giveBack: async () =>
      house.call(
        returnJointTask,
        { jointTaskId },
        { version: await version(), reason: 'not_ours', words: '不归我们管' },
        as('handler'),
      ),
    dispute: async () =>
      house.call(
        askForArbitration,
        { jointTaskId },
        { version: await version(), words: '应由账务组核对' },
        as('agent'),
      ),
    rule: async (
      who: keyof typeof people,
      verdict: 'handle' | 'move' | 'release' | 'pass',
      unitId?: string,
    ) =>
      house.call(
        ruleOnJointTask,
        { jointTaskId },
        { version: await version(), verdict, reason: '按职责分工', ...(unitId && { unitId }) },
        as(who),
      ),
  }
}

const toDecide = async (who: keyof typeof people) =>
  (await house.call(jointTaskList, {}, { view: 'arbitration' }, as(who))).reply.items.map(({ id }) => id)

test('a disputed return goes from the department head to the committee and to the executive, whose word is final', async () => {
  const ticketId = await held()
  const [task] = await ask(ticketId)
  const id = task?.id as string
  const { giveBack, dispute, rule } = await disputed(ticketId, id)
  expect((await dispute()).problem.code).toBe('joint-handling.nothingToDecide')
  await giveBack()
  expect((await dispute()).status).toBe(200)
  await house.settle()
  expect(await told(people.head, 'arbitration', id)).toBeDefined()
  expect([await toDecide('head'), await toDecide('supervisor')]).toEqual([[id], []])
  expect((await rule('handler', 'handle')).status).toBe(403)
  expect((await rule('supervisor', 'handle')).status).toBe(403)
  expect((await rule('head', 'pass')).status).toBe(200)
  expect([await toDecide('head'), await toDecide('supervisor')]).toEqual([[], [id]])
  expect((await rule('supervisor', 'handle')).reply.state).toBe('sent')
  await giveBack()
  await dispute()
  expect(await toDecide('executive')).toEqual([id])
  expect((await rule('executive', 'pass')).problem.code).toBe('joint-handling.noLevelAbove')
  expect((await rule('executive', 'handle')).reply.state).toBe('sent')
  expect((await giveBack()).problem.code).toBe('joint-handling.finallyDecided')
  const [whole] = await tasksOf(ticketId)
  expect(
    whole?.arbitrations.map(({ rulings }) =>
      rulings.map(({ level, verdict, by }) => [level, verdict, by?.name]),
    ),
  ).toEqual([
    [
      [1, 'pass', '陈主任'],
      [2, 'handle', '督办'],
    ],
    [[3, 'handle', '总经理']],
  ])
})

test('whoever decides may give it to another unit, or say that nobody has to', async () => {
  const ticketId = await held()
  const [moved, released] = await ask(ticketId, [{}, {}])
  for (const task of [moved, released]) {
    const { giveBack, dispute } = await disputed(ticketId, task?.id as string)
    await giveBack()
    await dispute()
  }
  await (await disputed(ticketId, moved?.id as string)).rule('head', 'move', places.logistics)
  await (await disputed(ticketId, released?.id as string)).rule('head', 'release')
  expect((await tasksOf(ticketId)).map(({ state, unit }) => [state, unit.name])).toEqual([
    ['sent', '物流组'],
    ['cancelled', '账务组'],
  ])
})

test('a missed answer is warned of, goes to arbitration by itself at the due instant, and an answer settles it', async () => {
  await desk.goTo(desk.monday)
  const ticketId = await held()
  const [task] = await ask(ticketId)
  const jointTaskId = task?.id as string
  const wake = async (moment: string) => {
    await desk.goTo(Date.parse(moment))
    await house.tick()
    await house.settle()
  }
  await wake('2026-12-09T08:00:00Z')
  expect(await factsOf(house, 'joint-handling.warned', ticketId)).toMatchObject([{ level: 80 }])
  await wake('2026-12-10T04:00:00Z')
  expect(await factsOf(house, 'joint-handling.overdue', ticketId)).toMatchObject([{ dueAt: task?.dueAt }])
  const [late] = await tasksOf(ticketId)
  expect(late).toMatchObject({
    overdue: true,
    arbitrations: [{ ground: 'overdue', level: 1, openedBy: null }],
  })
  expect(await told(people.head, 'arbitration', jointTaskId)).toBeDefined()
  expect(await told(people.agent, 'joint_overdue', ticketId)).toBeDefined()
  await wake('2026-12-10T05:00:00Z')
  expect(await factsOf(house, 'joint-handling.overdue', ticketId)).toHaveLength(1)
  const answer = { version: late?.version as number, text: '已到账' }
  await house.call(answerJointTask, { jointTaskId }, answer, as('handler'))
  const [answered] = await tasksOf(ticketId)
  expect(answered?.arbitrations[0]?.endedAt).not.toBeNull()
  expect(await factsOf(house, 'joint-handling.answered', ticketId)).toMatchObject([{ onTime: false }])
})

test('a holiday that becomes known moves the answers that are still due, never those that were given', async () => {
  await desk.goTo(desk.monday + 14 * dayMs)
  const ticketId = await held()
  const [open, over] = await ask(ticketId, [{ days: 10 }, { days: 10 }])
  const answer = { version: over?.version as number, text: '好' }
  await house.call(answerJointTask, { jointTaskId: over?.id as string }, answer, as('handler'))
  const { calendars } = (await house.call(listCalendars, {}, {}, as('administrator'))).reply
  const calendarId = calendars.find(({ covered }) => covered !== null)?.id as string
  const days = [{ date: '2027-01-04', name: '临时放假', isOffDay: true }]
  const json = JSON.stringify({ year: 2027, days })
  expect(
    (await house.call(importCalendarHolidays, { calendarId }, { json }, as('administrator'))).status,
  ).toBe(200)
  await house.settle()
  const due = (await tasksOf(ticketId)).map(({ dueAt }) => Date.parse(dueAt as string))
  expect(due[0]).toBeGreaterThan(Date.parse(open?.dueAt as string))
  expect(due[1]).toBe(Date.parse(over?.dueAt as string))
  expect(await factsOf(house, 'joint-handling.moved', ticketId)).toHaveLength(1)
})

test('the words that departments wrote go with an erased customer, what they did stays', async () => {
  const ticketId = await held()
  const [task] = await ask(ticketId)
  const { giveBack, dispute, rule } = await disputed(ticketId, task?.id as string)
  await giveBack()
  await dispute()
  await rule('head', 'release')
  const { rows } = await house.open.pool.query('select customer_id from tickets where id = $1', [ticketId])
  const customerIds = [rows[0].customer_id]
  await house.arrange(async ({ emit }) =>
    emit(customerErased, { subject: customerIds[0], facts: { customerIds, rows: 1 } }),
  )
  await house.settle()
  const [left] = await tasksOf(ticketId)
  expect(left).toMatchObject({ ask: '', state: 'cancelled', returns: [{ words: '', reason: 'not_ours' }] })
  expect(left?.arbitrations).toMatchObject([{ words: null, rulings: [{ verdict: 'release', reason: '' }] }])
})

test('an answer that comes while no server had looked is late all the same, as of the due instant', async () => {
  await desk.goTo(desk.monday)
  const ticketId = await held()
  const [task] = await ask(ticketId)
  await desk.goTo(Date.parse('2026-12-10T06:00:00Z'))
  const answer = { version: task?.version as number, text: '已到账' }
  await house.call(answerJointTask, { jointTaskId: task?.id as string }, answer, as('handler'))
  await house.settle()
  expect(await factsOf(house, 'joint-handling.overdue', ticketId)).toMatchObject([{ dueAt: task?.dueAt }])
  expect(await factsOf(house, 'joint-handling.answered', ticketId)).toMatchObject([{ onTime: false }])
  const { rows } = await house.open.pool.query(
    'select what, at, cause from clock_log where joint_task_id = $1 order by id',
    [task?.id],
  )
  expect(rows.map(({ what, cause }) => [what, cause])).toEqual([
    ['started', 'joint-handling.sent'],
    ['breached', 'time'],
    ['met', 'joint-handling.answered'],
  ])
  expect(rows[1].at.toISOString()).toBe(task?.dueAt)
})

test('every answer clock above is reckoned again from its log alone, and one that was spoilt is found', async () => {
  const { clocks, differences } = await replayJointClocks(house.house.read)
  expect(clocks).toBeGreaterThanOrEqual(7)
  expect(differences).toEqual([])
  const spoilt = `update joint_tasks set due_at = due_at + interval '1 minute'
    where id = (select joint_task_id from clock_log where joint_task_id is not null order by id limit 1) returning id`
  const { rows } = await house.open.pool.query(spoilt)
  expect((await replayJointClocks(house.house.read)).differences).toMatchObject([
    { clockId: rows[0].id, field: 'dueAt', obligation: 'joint_task' },
  ])
})
