import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, inject, test } from 'vitest'
import { analysis } from '#features/analysis/server/module.ts'
import { intake } from '#features/intake/server/module.ts'
import { receiveFeedbacks } from '#features/intake/server/public/receive.ts'
import { inventOrganisation } from '#features/tickets/server/testing/invented-work.ts'
import { openTestHouse } from '#platform/server/testing/test-house.ts'
import { keepPace } from './keeping-pace.ts'

const house = await openTestHouse(inject('databaseServer'), [intake, analysis])
await inventOrganisation(house)
afterAll(() => house.close())

const receive = (...texts: string[]) =>
  house.arrange(async (context) => {
    const receipts = await receiveFeedbacks(
      context,
      texts.map((text) => ({ text, channel: 'import' as const })),
    )
    return receipts.map(({ feedbackId }) => feedbackId)
  })

/** Whether something is still going on after half a second. */
const takesTime = async (work: Promise<void>) =>
  (await Promise.race([work.then(() => 'done'), wait(500, 'waiting')])) === 'waiting'

test('an import writes its third batch once its first was analysed, and not before', async () => {
  const followed = keepPace(house.house.read, () => false)
  expect(await takesTime(followed(await receive('快递三天没有更新', '客服电话打不通')))).toBe(false)
  const second = followed(await receive('洗衣机漏水', '退款没有到账'))
  expect(await takesTime(second)).toBe(true)
  await house.settle()
  await second
})

test('where nobody analyses an import goes on after a few seconds, and then without waiting, until somebody does', async () => {
  const followed = keepPace(house.house.read, () => false)
  await followed(await receive('空调噪音大', '包裹破损'))
  expect(await takesTime(followed(await receive('发票抬头开错')))).toBe(true)
  await followed([])
  expect(await takesTime(followed(await receive('会员积分少了')))).toBe(false)
  await house.settle()
  await followed(await receive('热水器点不着火'))
  expect(await takesTime(followed(await receive('充电器发烫')))).toBe(true)
  await house.settle()
})

test('whoever stops an import does not wait for its analysis', async () => {
  let stopped = false
  const followed = keepPace(house.house.read, () => stopped)
  await followed(await receive('门店排队四十分钟'))
  const second = followed(await receive('安装工态度差'))
  stopped = true
  await second
  await house.settle()
})
