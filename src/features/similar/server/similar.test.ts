import { randomUUID } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { eraseCustomer } from '#features/customers/contract/rights.ts'
import { customers } from '#features/customers/server/module.ts'
import { registerFeedback } from '#features/intake/contract.ts'
import { intake } from '#features/intake/server/module.ts'
import { addToFeedback } from '#features/intake/server/public/adding.ts'
import { removeFeedbacks } from '#features/intake/server/public/remove.ts'
import { clerk, makeUnits } from '#features/intake/server/testing/voices.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { similarVoices } from '../contract.ts'
import { similar } from './module.ts'

const threads: Worker[] = []
process.on('worker', (thread) => void threads.push(thread))

let house: TestHouse
let units: { root: string; branch: string }
beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [customers, intake, similar])
  units = await makeUnits(house)
  for (const text of ['路灯不亮已经三天', '社保卡丢了怎么补办', '公交车经常晚点', '宽带每天晚上都断'])
    await say(text)
})
afterAll(() => house.close())

const as = { as: clerk }
type Given = Parameters<typeof house.call<typeof registerFeedback>>[2]
const register = async (given: Given) => (await house.call(registerFeedback, {}, given, as)).reply
const say = async (text: string) => (await register({ text })).feedbackId
const ask = (feedbackId: string, actor = clerk) =>
  house.call(similarVoices, { feedbackId }, {}, { as: actor })

/** Asks until the voices were read. */
async function alike(feedbackId: string, actor = clerk) {
  await expect.poll(async () => (await ask(feedbackId, actor)).reply.reading).toBeNull()
  return (await ask(feedbackId, actor)).reply
}
const idsAlike = async (feedbackId: string, actor = clerk) =>
  (await alike(feedbackId, actor)).items.map(({ id }) => id)

/** A question waits a second for what is still being read: on a crowded machine the next one finds it. */
const expectAlike = (feedbackId: string, ids: string[], actor = clerk) =>
  expect.poll(() => idsAlike(feedbackId, actor)).toEqual(ids)

test('whoever never asks what is alike pays for no thread', () => {
  expect(threads).toEqual([])
})

test('a voice shows what was said before and is like it, the most alike first, and never itself', async () => {
  const before = await say('地下车库的充电桩起火冒烟，没有人来处理')
  const same = await say('充电桩起火冒烟，地下车库，没有人来处理！')
  const asked = await say('地下车库的充电桩起火冒烟，没有人来处理。')
  const { items, compared } = await alike(asked)
  expect(items.map(({ id }) => id)).toEqual([before, same])
  expect(items[0]?.likeness).toBe(1)
  expect(items.map(({ nearDuplicate }) => nearDuplicate)).toEqual([true, true])
  expect(compared).toBe(7)
})

test('a voice that came this moment is found at once', async () => {
  const asked = await say('电梯困人二十分钟，按铃没有人应')
  await expectAlike(asked, [])
  const fresh = await say('电梯困人，按铃没有人应，二十分钟才出来')
  await expectAlike(asked, [fresh])
})

test('what was added later counts as said', async () => {
  const asked = await say('自助售货机吞了我的硬币')
  const vague = await say('东西坏了')
  await expectAlike(asked, [])
  await house.arrange((context) => addToFeedback(context, vague, { text: '是自助售货机，吞了我的硬币' }))
  await expectAlike(asked, [vague])
})

test('numbers of people are hidden in what is shown', async () => {
  const asked = await say('退款一直没有到账，联系电话写错了')
  await say('退款一直没有到账，联系电话13812345678写错了')
  const [found] = (await alike(asked)).items
  expect(found?.excerpt).toContain('138****5678')
})

test('an erased voice is found no more, nor is one that was removed', async () => {
  const asked = await say('楼上装修噪声从早到晚')
  const kept = await say('楼上装修，从早到晚都是噪声')
  const erased = await register({ text: '楼上装修噪声从早到晚没停', contact: { phone: '13912340000' } })
  const removed = await say('楼上装修噪声从早到晚，物业不管')
  await expect
    .poll(async () => (await idsAlike(asked)).toSorted())
    .toEqual([kept, erased.feedbackId, removed].toSorted())
  const { rows } = await house.open.pool.query('select customer_id from feedbacks where id = $1', [
    erased.feedbackId,
  ])
  await house.call(eraseCustomer, { customerId: rows[0].customer_id }, { confirmed: true }, as)
  await house.arrange((context) => removeFeedbacks(context, [removed]))
  await house.settle()
  await expectAlike(asked, [kept])
  expect((await ask(erased.feedbackId)).reply).toEqual({
    reading: null,
    compared: 0,
    items: [],
    precedents: [],
  })
})

test('nobody is shown what they do not see, and what they see is not crowded out by what they do not', async () => {
  const there = await register({ text: '收银台排队两个小时没人管', outlet: 'SH-01' })
  for (let i = 0; i < 60; i++) await say(`收银台排队两个小时没人管${'！'.repeat(i)}`)
  const also = await register({ text: '收银台排队两个小时，一直没人管', outlet: 'SH-01' })
  const local = personWith(['intake.read'], { id: randomUUID(), scope: 'unit', unitId: units.branch })
  await expectAlike(there.feedbackId, [also.feedbackId], local)
  expect((await alike(there.feedbackId)).items).toHaveLength(8)
  const elsewhere = personWith(['intake.read'], { id: randomUUID(), scope: 'unit', unitId: randomUUID() })
  expect((await ask(there.feedbackId, elsewhere)).status).toBe(404)
})

test('when the thread dies the answer says that nothing is read yet, and soon it is there again', async () => {
  const asked = await say('水龙头漏水半个月没人修')
  const other = await say('水龙头漏水半个月了，没人修')
  await expectAlike(asked, [other])
  const begun = threads.length
  await threads.at(-1)?.terminate()
  expect((await ask(asked)).reply).toEqual({
    reading: { read: 0, all: 0 },
    compared: 0,
    items: [],
    precedents: [],
  })
  await expectAlike(asked, [other])
  expect(threads.length).toBe(begun + 1)
})

test('a connection to the database that is cut is made anew, and nothing is missed', async () => {
  const asked = await say('停车场闸机抬不起来堵了一路')
  const other = await say('停车场的闸机抬不起来，堵了一路')
  const cut = () =>
    house.open.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'huixiang similar' and datname = current_database()`,
    )
  await expectAlike(asked, [other])
  await cut()
  const fresh = await say('停车场闸机抬不起来，堵了一路没人来')
  await expect.poll(() => idsAlike(asked)).toContain(fresh)
})

test('many questions at once are answered by one thread', async () => {
  const asked = await Promise.all(
    Array.from({ length: 20 }, (_, i) => say(`第${i}号窗口的叫号机坏了没有声音`)),
  )
  const begun = threads.length
  const answers = await Promise.all(asked.map((id) => ask(id)))
  expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 200))
  expect(answers.every(({ reply }) => reply.items.length === 8)).toBe(true)
  expect(threads.length).toBe(begun)
})
