import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { inventTicket, teamUnit } from '#features/surveys/server/testing/invented-organisation.ts'
import { changeRobot } from '../contract/robots.ts'
import { isSigned } from './testing/messengers.ts'
import { minuteIn, pass } from './testing/minutes.ts'
import { openRobotsHouse, saidOfRobot } from './testing/robots-house.ts'

const chats = await openRobotsHouse(inject('databaseServer'))
const { house, service, administrator, made, assign, alarm, logged, contents } = chats
afterAll(() => chats.close())
beforeEach(() => chats.clear())

test('each service is told in its own form, signed where it knows signatures, with the number and never a link from a name', async () => {
  const secret = 'SEC-of-the-chat'
  await made('wecom')
  await made('dingtalk', { secret })
  await made('feishu', { secret })
  const [ticket] = await assign()
  expect(service.heard).toHaveLength(3)
  for (const content of contents()) {
    expect(content).toContain(ticket?.number)
    expect(content).toContain(`/tickets/${ticket?.id}`)
    expect(content).not.toContain('](http://y)')
  }
  const of = (path: string) => service.heard.find((one) => one.path.startsWith(path))
  expect(isSigned('dingtalk', of('/robot') as never, secret)).toBe(true)
  expect(isSigned('feishu', of('/open-apis') as never, secret)).toBe(true)
  expect(isSigned('feishu', of('/open-apis') as never, 'another')).toBe(false)
  expect(await logged({ state: ['sent'] })).toMatchObject([{ to: '华东值班群' }, { kind: 'assigned' }, {}])
})

test('several things that wait are one message, and what presses waits for none of them', async () => {
  await made('wecom', { mailing: 'hourly' })
  await assign(18)
  expect(service.heard).toEqual([])
  expect(await logged({ state: ['gathered'] })).toHaveLength(18)
  await alarm()
  expect(contents()).toHaveLength(1)
  expect(contents()[0]).toContain('投诉量出现红色预警，现在 90，比预期高 100%')
  await pass(house, 1)
  expect(service.heard).toHaveLength(2)
  expect(contents()[1]).toContain('18 条通知')
  expect(await logged({ state: ['sent'], limit: 50 })).toHaveLength(19)
})

test('no more than twenty messages a minute, and what presses has room that the rest leaves it', async () => {
  await made('feishu')
  for (let one = 0; one < 17; one++) await assign()
  expect(service.heard).toHaveLength(15)
  for (let one = 0; one < 6; one++) await alarm()
  expect(service.heard).toHaveLength(20)
  expect(
    contents()
      .slice(15)
      .every((content) => content.includes('紧急')),
  ).toBe(true)
  house.travel(63_000)
  await house.tick()
  await house.settle()
  expect(service.heard).toHaveLength(21)
  expect(await logged({ state: ['waiting', 'failed'] })).toEqual([])
})

test('in its quiet hours a chat hears what presses, and the rest when they end', async () => {
  await made('feishu', { quiet: { from: await minuteIn(house, -1), to: await minuteIn(house, 2) } })
  await assign()
  await alarm()
  expect(contents()).toHaveLength(1)
  expect(contents()[0]).toContain('预警')
  expect(await logged({ state: ['quiet'] })).toHaveLength(1)
  await pass(house, 2)
  expect(service.heard).toHaveLength(2)
})

test('a chat hears of its own unit alone, and of no ticket that is closed to anybody', async () => {
  await made('feishu', { unitId: teamUnit })
  await alarm()
  expect(service.heard).toEqual([])
  await assign()
  expect(service.heard).toHaveLength(1)
  const kept = await inventTicket(house, {})
  await house.open.pool.query(
    `insert into ticket_recusals (id, ticket_id, person_id, at) values ($1, $2, $3, now())`,
    [randomUUID(), kept.id, randomUUID()],
  )
  await chats.tell([kept])
  expect(service.heard).toHaveLength(1)
})

test('one that is switched off is told nothing, not even what waited', async () => {
  const robotId = await made('wecom', { mailing: 'digest' })
  await assign()
  await house.call(
    changeRobot,
    { robotId },
    { ...saidOfRobot, mailing: 'digest', active: false },
    administrator,
  )
  await assign()
  await pass(house, 25)
  expect(service.heard).toEqual([])
  expect(await logged()).toEqual([])
  // What was left out of a change stays: it can be switched on again without its address.
  await house.call(changeRobot, { robotId }, saidOfRobot, administrator)
  await assign()
  expect(service.heard).toHaveLength(1)
})
