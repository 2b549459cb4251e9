import { randomUUID } from 'node:crypto'
import { analysis } from '#features/analysis/server/module.ts'
import { customers } from '#features/customers/server/module.ts'
import { intake } from '#features/intake/server/module.ts'
import { receiveFeedbacks, type Voice } from '#features/intake/server/public/receive.ts'
import { notifications } from '#features/notifications/server/module.ts'
import type { StaffTables } from '#features/staff/server/staff.tables.ts'
import { inventOrganisation, inventPerson } from '#features/surveys/server/testing/invented-organisation.ts'
import { taxonomy } from '#features/taxonomy/server/module.ts'
import { tickets } from '#features/tickets/server/module.ts'
import type { Permission } from '#platform/contract/endpoint.ts'
import type { ServerModule } from '#platform/server/module.ts'
import type { DatabaseServer } from '#platform/server/testing/test-database.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { groupEvents } from '../module.ts'

export const hour = 3_600_000
export const day = 24 * hour

/** A house of an organisation that has listened for four weeks: it knows what is usual. `more` are features beside those it needs. */
export async function openCrowdedHouse(
  databaseServer: DatabaseServer,
  more: readonly ServerModule[] = [],
): Promise<TestHouse> {
  const modules = [customers, intake, taxonomy, analysis, tickets, groupEvents, notifications, ...more]
  const house = await openTestHouse(databaseServer, modules)
  await inventOrganisation(house)
  const weeks = Array.from({ length: 30 }, (_, n) => n + 1)
  await say(
    house,
    weeks.map((n) => ({ text: `请问你们 ${n} 号几点开门`, ago: n * day, mode: 'history' })),
  )
  return house
}

/** What somebody says; `ago` is how many milliseconds before now they were heard, `late` how long it had been going on by then. */
export interface Said extends Partial<Voice> {
  readonly text: string
  /** A telephone number, or nothing of the sender. */
  readonly by?: string
  readonly ago?: number
  readonly late?: number
}

/** Takes in what was said and waits until everything was made of it; gives the ids of the voices. */
export async function say(house: TestHouse, said: readonly Said[]): Promise<string[]> {
  const now = await house.house.now()
  const voices = said.map(({ by, ago = 0, late = 0, ...voice }) => ({
    channel: 'api' as const,
    ...voice,
    ...(by !== undefined && { contact: { phone: by } }),
    receivedAt: now - ago,
    occurredAt: now - ago - late,
  }))
  const receipts = await house.arrange((context) => receiveFeedbacks(context, voices))
  await house.settle()
  return receipts.map(({ feedbackId }) => feedbackId)
}

/** Numbers of telephones, each another customer's. */
export const phone = (n: number): string => `138${String(n).padStart(8, '0')}`

/** The same trouble in the words of different people. */
export const noWater = [
  '阳光花园小区从昨晚开始停水，到现在还没有来水',
  '阳光花园小区昨晚开始停水，现在还没有来水，家里有老人',
  '阳光花园小区从昨晚停水到现在，还没有来水，没人管',
  '我们阳光花园小区从昨晚开始停水了，到现在还没来水',
  '阳光花园小区从昨晚开始停水，今天到现在还没有来水！',
  '阳光花园小区从昨晚开始就停水，到现在都还没有来水',
  '请问阳光花园小区从昨晚开始停水，怎么到现在还没有来水',
] as const

/** Other matters of an ordinary day. */
export const ordinary = [
  '空调装好以后一直漏水，师傅说明天来看',
  '手机屏幕有划痕，我想换一台新的',
  '话费账单里多了一项我没有订过的服务',
  '门店的收银员态度很差，爱理不理',
  '退款申请两个星期了还没有到账',
  '沙发的颜色和网页上的图片差太多',
  '今年的积分为什么突然清零了',
  '客服电话打了半个小时没有人接',
] as const

/** A person who may close group events, or more, as far as a scope reaches; gives their id. */
export async function inventCloser(
  house: TestHouse,
  {
    scope,
    at,
    may = ['group-events.close'],
    ...person
  }: {
    name: string
    email?: string
    scope: 'unit' | 'subtree' | 'all'
    at: string
    may?: readonly Permission[]
  },
): Promise<string> {
  const personId = await inventPerson(house, person)
  const roleId = randomUUID()
  await house.arrange(async ({ db }) => {
    const tables = db.own<StaffTables>()
    const role = { id: roleId, key: roleId, name_zh: '负责人', name_en: 'Owner', builtin: false }
    await tables.insertInto('roles').values(role).execute()
    await tables
      .insertInto('role_permissions')
      .values(may.map((permission) => ({ role_id: roleId, permission, scope })))
      .execute()
    await tables
      .insertInto('role_assignments')
      .values({ person_id: personId, role_id: roleId, org_unit_id: at })
      .execute()
  })
  return personId
}
