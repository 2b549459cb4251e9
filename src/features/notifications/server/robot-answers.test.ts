import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { addRobot, sendRobotAgain, tryRobot } from '../contract/robots.ts'
import { pass } from './testing/minutes.ts'
import { openRobotsHouse, saidOfRobot } from './testing/robots-house.ts'

const chats = await openRobotsHouse(inject('databaseServer'))
const { house, service, administrator, robots, made, assign, logged } = chats
afterAll(() => chats.close())
beforeEach(() => chats.clear())

test('address and secret are sealed, and never shown again', async () => {
  await made('dingtalk', { secret: 'SEC-of-the-chat' })
  const { rows } = await house.open.pool.query('select * from robots')
  for (const text of [JSON.stringify(rows), JSON.stringify(await robots())]) {
    expect(text).not.toContain('ddddeeeeffff')
    expect(text).not.toContain('SEC-of-the-chat')
  }
  expect(await robots()).toMatchObject([
    { signed: true, address: expect.stringMatching(/^127\.0\.0\.1:\d+ …ffff$/) },
  ])
})

test.each([
  ['wecom', 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a'],
  ['wecom', 'https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=a'],
  ['wecom', 'https://qyapi.weixin.qq.com@10.0.0.1/cgi-bin/webhook/send?key=a'],
  ['wecom', 'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=a'],
  ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/gettoken?key=a'],
  ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send'],
  ['dingtalk', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a'],
  ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/'],
] as const)('%s is not spoken to at %s', async (kind, address) => {
  const robot = { ...saidOfRobot, service: kind, address }
  expect((await house.call(addRobot, {}, robot, administrator)).problem.code).toBe(
    'notifications.notOfService',
  )
})

test('a place of one’s own is called only where this installation was told of it', async () => {
  const robotId = await made('wecom', { address: service.addresses.wecom.replace('127.0.0.1', 'localhost') })
  await house.call(tryRobot, { robotId }, {}, administrator)
  await house.settle()
  expect(service.heard).toEqual([])
  expect(await robots()).toMatchObject([{ last: { state: 'failed', problem: 'ORIGIN_UNKNOWN' } }])
})

test('a test is sent once, and the list says what became of it', async () => {
  const robotId = await made('feishu')
  expect(await robots()).toMatchObject([{ last: null }])
  await house.call(tryRobot, { robotId }, {}, administrator)
  await house.settle()
  expect(await robots()).toMatchObject([{ last: { state: 'sent', problem: null } }])
  service.answers({ status: 200, body: '{"code":19024,"msg":"Key Words Not Found"}' })
  await house.call(tryRobot, { robotId }, {}, administrator)
  await house.settle()
  expect(await robots()).toMatchObject([{ last: { state: 'failed', problem: 'ROBOT_SAFETY' } }])
  await pass(house, 24)
  expect(service.heard).toHaveLength(2)
})

test.each([
  ['wecom', '{"errcode":93000,"errmsg":"invalid webhook url"}', 'failed', 'ROBOT_GONE'],
  ['wecom', '{"errcode":45009,"errmsg":"api freq out of limit"}', 'waiting', 'TOO_FAST'],
  ['wecom', '{"errcode":-1,"errmsg":"system busy"}', 'waiting', 'errcode -1'],
  ['dingtalk', '{"errcode":310000,"errmsg":"sign not match"}', 'failed', 'ROBOT_SIGNATURE'],
  ['dingtalk', '{"errcode":310000,"errmsg":"keywords not in content"}', 'failed', 'ROBOT_SAFETY'],
  ['dingtalk', '{"errcode":130101,"errmsg":"send too fast"}', 'waiting', 'TOO_FAST'],
  ['feishu', '{"code":19021,"msg":"sign match fail"}', 'failed', 'ROBOT_SIGNATURE'],
  ['feishu', '{"StatusCode":0,"StatusMessage":"success"}', 'sent', null],
  ['feishu', '<html>login</html>', 'waiting', 'BAD_ANSWER'],
  ['feishu', 'null', 'waiting', 'BAD_ANSWER'],
  ['wecom', '{"errmsg":"ok"}', 'waiting', 'BAD_ANSWER'],
] as const)('%s that answers 200 with %s counts as %s', async (kind, body, state, problem) => {
  await made(kind)
  service.answers({ status: 200, body })
  await assign()
  expect(await logged()).toMatchObject([{ state, problem, attempts: 1 }])
})

test('what is not taken is tried again with growing pauses, given up, and sent again by a person', async () => {
  await made('dingtalk')
  service.answers({ status: 502, body: 'bad gateway' })
  await assign()
  service.answers('cut')
  await pass(house, 1)
  expect(await logged()).toMatchObject([{ state: 'waiting', attempts: 2, problem: 'ECONNRESET' }])
  for (let tries = 0; tries < 8; tries++) await pass(house, 25)
  const [given] = await logged({ state: ['failed'] })
  expect(given).toMatchObject({ attempts: 10 })
  service.answers(null)
  const again = () => house.call(sendRobotAgain, { deliveryId: given?.id ?? '' }, {}, administrator)
  expect((await again()).status).toBe(200)
  await house.settle()
  expect(await logged()).toMatchObject([{ id: given?.id, state: 'sent', problem: null }])
  expect((await again()).problem.code).toBe('notifications.deliveryNotStuck')
})
