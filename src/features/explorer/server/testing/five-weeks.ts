import { randomUUID } from 'node:crypto'
import { analysis } from '#features/analysis/server/module.ts'
import { customers } from '#features/customers/server/module.ts'
import { intake } from '#features/intake/server/module.ts'
import { receiveFeedbacks, type Voice } from '#features/intake/server/public/receive.ts'
import { makeUnits } from '#features/intake/server/testing/voices.ts'
import { organisationSetUp } from '#features/organisation/contract.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { explorer } from '../module.ts'

const dayMs = 86_400_000
/** Noon of the last day of the five weeks, and the last week of them. */
export const today = Date.parse('2026-03-15T04:00:00Z')
export const week = { from: '2026-03-09', to: '2026-03-15' }

const everyday = [
  '快递三天没有更新物流信息',
  '包裹送错了地址，快递员不接电话',
  '退款十天还没有到账',
  '退款申请提交了，银行卡没有收到退款',
  '门店排队时间太长，收银台只开一个',
  '收银台排队半小时，店员态度差',
] as const

/** Takes voices in, in one go; gives their ids. */
export async function takeIn(house: TestHouse, voices: readonly Omit<Voice, 'channel'>[]): Promise<string[]> {
  const receipts = await house.arrange((context) =>
    receiveFeedbacks(
      context,
      voices.map((voice) => ({ channel: 'api', ...voice })),
    ),
  )
  return receipts.map(({ feedbackId }) => feedbackId)
}

/** Five weeks of everyday voices, all alike from week to week; in the last week a new matter besides. */
async function live(house: TestHouse, units: { root: string; branch: string }): Promise<void> {
  for (let back = 0; back < 5; back++)
    await takeIn(
      house,
      Array.from({ length: 60 }, (_, i) => ({
        text: `${everyday[i % everyday.length]}，第${i}号窗口。`,
        receivedAt: today - back * 7 * dayMs - (i % 7) * dayMs,
        unitId: i % 3 === 0 ? units.branch : units.root,
      })),
    )
  await takeIn(
    house,
    Array.from({ length: 12 }, (_, i) => ({
      text: `充电桩跳闸，车充不进去，${i}点去的`,
      receivedAt: today - (i % 7) * dayMs,
      unitId: units.branch,
    })),
  )
  await house.settle()
}

/** A house that has heard voices for five weeks: 60 each week, a third of them at the branch, and 12 of a new matter in the last. */
export async function openFiveWeeks(databaseServer: DatabaseServer) {
  const house = await openTestHouse(databaseServer, [customers, intake, taxonomy, analysis, explorer])
  const units = await makeUnits(house)
  const facts = {
    industry: 'retail',
    rootUnitId: units.root,
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
  } as const
  await house.arrange(async ({ emit }) => emit(organisationSetUp, { subject: randomUUID(), facts }))
  await house.settle()
  await live(house, units)
  return { house, units }
}
