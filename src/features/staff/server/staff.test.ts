import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { notifications } from '#features/notifications/server/module.ts'
import { organisation } from '#features/organisation/server/module.ts'
import { setUpHouse } from '#features/organisation/server/testing/set-up-house.ts'
import { signIn } from '#features/sign-in/server/module.ts'
import type { Actor } from '#platform/server/actor.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import { openTestHouse, type TestHouse } from '#platform/server/testing/test-house.ts'
import { erasePerson } from '../contract/erasing.ts'
import { changeRole, createRole, listRoles, removeRole, restoreRole } from '../contract/roles.ts'
import {
  assignRoles,
  createUnit,
  disablePerson,
  enablePerson,
  invitePeople,
  invitePerson,
  listPeople,
  personDetails,
  setAvailability,
} from '../contract.ts'
import { staff } from './module.ts'
import { grantsOf } from './public/grants.ts'

let house: TestHouse
let administrator: Actor
let root: string

beforeAll(async () => {
  house = await openTestHouse(inject('databaseServer'), [organisation, staff, signIn, notifications])
  const done = await setUpHouse(house)
  administrator = done.administrator
  root = done.rootUnitId
})
afterAll(() => house.close())

const as = () => ({ as: administrator })

async function unit(name: string, parentId: string): Promise<string> {
  const { reply } = await house.call(createUnit, {}, { parentId, kind: 'department', name }, as())
  return reply.unitId
}

async function roleId(key: string): Promise<string> {
  const { reply } = await house.call(listRoles, {}, {}, as())
  return reply.items.find((role) => role.key === key)?.id as string
}

let nextPhone = 13_900_000_000
async function person(name: string, orgUnitId: string, key = 'agent'): Promise<string> {
  const roles = [{ roleId: await roleId(key), orgUnitId }]
  const input = { name, phone: String(nextPhone++), orgUnitId, roles }
  const answer = await house.call(invitePerson, {}, input, as())
  return answer.reply.personId
}

test('two people cannot sign in with one phone number, however it is written', async () => {
  await house.call(invitePerson, {}, { name: '甲', phone: '138 0013 8000', orgUnitId: root }, as())
  const again = await house.call(
    invitePerson,
    {},
    { name: '乙', phone: '+86-13800138000', orgUnitId: root },
    as(),
  )
  expect([again.status, again.problem.code]).toEqual([409, 'staff.contactTaken'])
})

test('pasted lines are invited one by one, and each bad line says why', async () => {
  const lines = '王芳, wang.fang@example.com, 13700000001\n\n只有名字\n李雷\t13700000002\n重复, 13700000001'
  const input = { lines, orgUnitId: root, roleIds: [await roleId('agent')] }
  const { reply } = await house.call(invitePeople, {}, input, as())
  expect(reply.rows.map(({ line, name, problem }) => ({ line, name, problem }))).toEqual([
    { line: 1, name: '王芳', problem: null },
    { line: 3, name: '只有名字', problem: 'noContact' },
    { line: 4, name: '李雷', problem: null },
    { line: 5, name: '重复', problem: 'twice' },
  ])
  expect(reply.rows[0]?.invitePath).toMatch(/^\/invite\/.{30,}/)
  const again = await house.call(invitePeople, {}, input, as())
  expect(again.reply.rows.map((row) => row.problem)).toEqual([
    'emailTaken',
    'noContact',
    'phoneTaken',
    'twice',
  ])
})

test('the last administrator can be neither disabled nor demoted, and the role keeps its keys', async () => {
  const self = administrator.id as string
  const system = personWith(['staff.manage', 'staff.configure_roles'], { id: randomUUID() })
  const everything: Actor = { ...system, grants: [...administrator.grants] }
  const disabled = await house.call(disablePerson, { personId: self }, {}, { as: everything })
  expect(disabled.problem.code).toBe('staff.lastAdministrator')
  const demoted = await house.call(assignRoles, { personId: self }, { roles: [] }, as())
  expect(demoted.problem.code).toBe('staff.lastAdministrator')
  const emptied = { nameZh: '管理员', nameEn: 'Administrator', permissions: [] }
  const { problem } = await house.call(changeRole, { roleId: await roleId('administrator') }, emptied, as())
  expect(problem.code).toBe('staff.lastAdministrator')
})

test('nobody gives what they do not hold, nor manages who holds more', async () => {
  const team = await unit('小组', root)
  const lead: Actor = personWith(['staff.read', 'staff.manage', 'tickets.read'], {
    id: await person('组长', team, 'team_lead'),
    scope: 'subtree',
    unitId: team,
    depth: 2,
  })
  const admin = await roleId('administrator')
  const newcomer = { name: '新人', email: 'new@example.com', orgUnitId: team }
  const above = await house.call(
    invitePerson,
    {},
    { ...newcomer, roles: [{ roleId: admin, orgUnitId: team }] },
    { as: lead },
  )
  expect([above.status, above.problem.code]).toEqual([403, 'staff.beyondYou'])
  const elsewhere = await house.call(invitePerson, {}, { ...newcomer, orgUnitId: root }, { as: lead })
  expect(elsewhere.problem.code).toBe('staff.outsideReach')
  const boss = await person('上级', team, 'supervisor')
  expect((await house.call(disablePerson, { personId: boss }, {}, { as: lead })).problem.code).toBe(
    'staff.aboveYou',
  )
  const stranger = await house.call(personDetails, { personId: administrator.id as string }, {}, { as: lead })
  expect(stranger.status).toBe(404)
})

test('a role may be changed, goes back to how it shipped, and an own one can go', async () => {
  const analyst = await roleId('analyst')
  const permissions = [{ permission: 'metrics.read', scope: 'all' }] as const
  await house.call(
    changeRole,
    { roleId: analyst },
    { nameZh: '数据', nameEn: 'Data', permissions: [...permissions] },
    as(),
  )
  const changed = (await house.call(listRoles, {}, {}, as())).reply.items.find((role) => role.id === analyst)
  expect(changed).toMatchObject({ nameZh: '数据', changed: true, permissions })
  await house.call(restoreRole, { roleId: analyst }, {}, as())
  const back = (await house.call(listRoles, {}, {}, as())).reply.items.find((role) => role.id === analyst)
  expect(back).toMatchObject({ nameZh: '分析师', changed: false })
  const own = { nameZh: '临时', nameEn: 'Temp', permissions: [...permissions] }
  const { reply } = await house.call(createRole, {}, own, as())
  expect((await house.call(removeRole, { roleId: reply.roleId }, {}, as())).status).toBe(200)
  expect((await house.call(removeRole, { roleId: analyst }, {}, as())).problem.code).toBe('staff.builtinRole')
  const unheld = [{ permission: 'nobody.knows', scope: 'own' as const }] as const
  const invented = await house.call(createRole, {}, { ...own, permissions: [...unheld] }, as())
  expect(invented.problem.code).toBe('staff.beyondYou')
})

test('colleagues see that there is a number; who manages sees the number', async () => {
  const id = await person('郑重', root)
  const colleague = personWith(['staff.read'], { id: randomUUID() })
  const masked = await house.call(personDetails, { personId: id }, {}, { as: colleague })
  expect(masked.reply.phone).toMatch(/^\+86\d{3}\*{4}\d{4}$/)
  expect(masked.reply.can).toEqual({ manage: false, disable: false, erase: false, makeLink: false })
  const open = await house.call(personDetails, { personId: id }, {}, as())
  expect(open.reply.phone).toMatch(/^\+86139\d{8}$/)
  const spelled = await house.call(
    listPeople,
    {},
    { search: (open.reply.phone as string).slice(5) },
    { as: colleague },
  )
  expect(spelled.reply.items).toEqual([])
})

test('the list of people goes page by page without losing or repeating anyone', async () => {
  const seen: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await house.call(listPeople, {}, { limit: 3, ...(cursor ? { cursor } : {}) }, as())
    seen.push(...page.reply.items.map((one) => one.id))
    cursor = page.reply.next
  } while (cursor)
  const all = await house.call(listPeople, {}, { limit: 200 }, as())
  expect(seen).toEqual(all.reply.items.map((one) => one.id))
})

test('someone who is disabled can do nothing, and can be let in again', async () => {
  const id = await person('孙淼', root)
  expect((await house.call(disablePerson, { personId: id }, {}, as())).status).toBe(200)
  expect(await grantsOf(house.house.read, id)).toEqual([])
  await house.call(enablePerson, { personId: id }, {}, as())
  const { reply } = await house.call(personDetails, { personId: id }, {}, as())
  expect(reply.status).toBe('invited')
})

test('one sets one’s own availability; another’s takes the right to manage them', async () => {
  const id = await person('冯枫', root)
  const self = personWith([], { id })
  const own = await house.call(setAvailability, { personId: id }, { availability: 'online' }, { as: self })
  expect(own.status).toBe(200)
  const stranger = personWith(['staff.read'], { id: randomUUID() })
  const other = await house.call(
    setAvailability,
    { personId: id },
    { availability: 'away' },
    { as: stranger },
  )
  expect(other.status).toBe(404)
})

test('whoever has left for good can be erased: the row keeps its id and nothing that says who it was', async () => {
  const newcomer = { name: '秦观', email: 'qin@example.com', orgUnitId: root, skills: ['退款'] }
  const { personId } = (await house.call(invitePerson, {}, newcomer, as())).reply
  expect((await house.call(erasePerson, { personId }, {}, as())).problem.code).toBe('staff.disableFirst')
  await house.call(disablePerson, { personId }, {}, as())
  expect((await house.call(erasePerson, { personId }, {}, as())).status).toBe(200)
  expect((await house.call(personDetails, { personId }, {}, as())).status).toBe(404)
  const { rows } = await house.open.pool.query('select * from people where id = $1', [personId])
  expect(rows[0]).toMatchObject({ name: `#${personId.slice(-6)}`, email: null, phone: null, skills: [] })
  expect((await house.call(invitePerson, {}, newcomer, as())).status).toBe(200)
})

test('a role cannot give over one unit what concerns the whole organisation', async () => {
  const permissions = [{ permission: 'clocks.configure' as const, scope: 'subtree' as const }]
  const input = { nameZh: '区域设置员', nameEn: 'Regional configurer', permissions }
  const { status, problem } = await house.call(createRole, {}, input, as())
  expect([status, problem.code]).toEqual([422, 'staff.onlyOverEverything'])
  expect(problem.facts).toEqual({ permissions: ['clocks.configure'] })
})
